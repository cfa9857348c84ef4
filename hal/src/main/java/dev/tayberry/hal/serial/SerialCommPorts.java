package dev.tayberry.hal.serial;

import com.fazecast.jSerialComm.SerialPort;
import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.DeviceHolder;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The serial ports of this machine, by jSerialComm. */
public final class SerialCommPorts implements SerialPorts {
  /** Who has which device open in this process; as process-wide as jSerialComm's own handles. */
  private static final Map<Path, String> TAKEN = new ConcurrentHashMap<>();

  private static final int ENOTTY = 25;
  private static final int EWOULDBLOCK = 11;

  private final TtyDevices devices = new TtyDevices(Path.of("/"));

  @Override
  public List<PortInfo> list() {
    if (devices.known()) {
      return devices.list();
    }
    var list = new ArrayList<PortInfo>();
    for (var port : library(SerialPort::getCommPorts)) {
      list.add(
          new PortInfo(
              port.getSystemPortPath(),
              null,
              null,
              known(port.getManufacturer()),
              null,
              known(port.getSerialNumber()),
              hex(port.getVendorID()),
              hex(port.getProductID())));
    }
    list.sort(Comparator.comparing(PortInfo::path));
    return list;
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() || text.equals("Unknown") ? null : text;
  }

  private static @Nullable String hex(int id) {
    return id < 0 ? null : "%04x".formatted(id);
  }

  @Override
  public String locate(Board board, String port) {
    if (port.startsWith(UsbId.PREFIX)) {
      return port; // found anew each time it is opened
    }
    String path =
        board
            .device(port)
            .orElseThrow(
                () ->
                    new HalException(
                        "ENOENT",
                        board.simulated()
                            ? "serial: this machine has no "
                                + port
                                + "; run the app on the simulated board: tay sim APP"
                            : "serial: %s has no port %s".formatted(board.model(), port)));
    var uart = board.controller(port);
    if (uart.isPresent() && !Files.exists(Path.of(path))) {
      throw switchedOff(uart.get(), path);
    }
    return path;
  }

  private static HalException switchedOff(Controller uart, String path) {
    var enable = uart.routes().stream().findFirst().map(Controller.Route::enable).orElse(List.of());
    return new HalException(
        "ENOENT",
        "serial: %s (%s) is switched off; %s%s"
            .formatted(
                uart.name(),
                path,
                enable.isEmpty()
                    ? "this board has no way to switch it on"
                    : "add " + String.join(", ", enable) + " to config.txt and reboot",
                uart.note() == null ? "" : " (" + uart.note() + ")"));
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public OpenPort open(PortSettings settings, String owner, PortListener listener) {
    Path device = device(settings);
    var holder = TAKEN.putIfAbsent(device, owner);
    if (holder != null) {
      throw PortErrors.busy(settings.port(), holder);
    }
    Runnable release = () -> TAKEN.remove(device);
    try {
      refuseTaken(settings.port(), device);
      var port = library(() -> SerialPort.getCommPort(device.toString()));
      return SerialCommPort.open(port, settings, devices.at(device), listener, release);
    } catch (OpenFailed failed) {
      release.run();
      throw explain(settings, device, failed.errno());
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** jSerialComm guesses another device when a path is wrong, so it is never given a wrong one. */
  private Path device(PortSettings settings) {
    var port = settings.port();
    var usb = UsbId.parse(port);
    var before = settings.adapter() == null ? null : UsbId.parse(settings.adapter());
    try {
      if (usb != null) {
        return Path.of(devices.find(usb));
      }
      if (before != null && port.matches("/dev/[^/]+")) {
        return sameAgain(port, before);
      }
      return Path.of(port).toRealPath();
    } catch (IOException e) {
      throw new HalException(
          "ENOENT", "serial: there is no %s; is the adapter plugged in?".formatted(port), e);
    }
  }

  /**
   * A path like {@code /dev/ttyUSB0} says nothing about what is there: after an unplug another
   * adapter may have it, and the one that was there may be ttyUSB1.
   */
  private Path sameAgain(String port, UsbId before) throws IOException {
    Path path = Path.of(port);
    if (Files.exists(path) && before.equals(devices.at(path.toRealPath()))) {
      return path.toRealPath();
    }
    if (before.serialNumber() == null && Files.exists(path)) {
      throw new HalException(
          "ENOENT", "serial: %s is not at %s, but something else is".formatted(before, port));
    }
    return Path.of(devices.find(before));
  }

  /** Before opening, since opening alone would already move the other program's DTR line. */
  private static void refuseTaken(String port, Path device) {
    Console.refuse(port, device);
    var holder = DeviceHolder.of(device);
    if (holder != null) {
      throw PortErrors.busy(port, holder);
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new HalException(
          "EACCES",
          "serial: no right to open %s; add the user to its group and log in anew: sudo usermod -aG %s %s"
              .formatted(port, group(device), System.getProperty("user.name")));
    }
  }

  private static String group(Path device) {
    try {
      return Files.readAttributes(device, PosixFileAttributes.class).group().getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "dialout";
    }
  }

  private static HalException explain(PortSettings settings, Path device, int errno) {
    var port = settings.port();
    var holder = DeviceHolder.of(device);
    if (holder != null) {
      return PortErrors.busy(port, holder);
    }
    if (errno == Errno.EBUSY || errno == EWOULDBLOCK) {
      return PortErrors.busy(port, "another program, of another user");
    }
    if (errno == ENOTTY && !isTerminal(device)) {
      return new HalException("ENOTTY", "serial: %s is not a serial port".formatted(port));
    }
    return new HalException(
        "EINVAL",
        "serial: %s cannot be opened with %d baud, %d data bits, %s stop bits, parity %s (errno %d)"
            .formatted(
                port,
                settings.baudRate(),
                settings.dataBits(),
                settings.stopBits(),
                settings.parity(),
                errno));
  }

  private static boolean isTerminal(Path device) {
    return device.startsWith("/dev") && !Files.isRegularFile(device);
  }

  /** Runs what may be the first to load jSerialComm's native library. */
  private static <T> T library(Supplier<T> call) {
    try {
      Library.load();
      return call.get();
    } catch (LinkageError e) {
      throw new HalException(
          "ENOSYS",
          "serial: jSerialComm's library cannot be loaded; its folder for temporary files may be"
              + " read-only or noexec, then pass -DjSerialComm.library.path=<folder of the .so>",
          e);
    }
  }

  /** Loaded once, with the first class of jSerialComm's. */
  private static final class Library {
    static {
      // It has its process ignore SIGHUP, which reloads an app on a device, and ends one whose
      // terminal is gone.
      Libc.keeping(Libc.SIGHUP, SerialPort::getVersion);
    }

    static void load() {}
  }
}
