package dev.tayberry.hal.serial;

import com.fazecast.jSerialComm.SerialPort;
import dev.tayberry.board.Board;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Override
  public List<PortInfo> list() {
    var list = new ArrayList<PortInfo>();
    for (var port : library(SerialPort::getCommPorts)) {
      list.add(
          new PortInfo(
              port.getSystemPortPath(),
              null,
              known(port.getManufacturer()),
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
      throw new HalException(
          "ENOENT",
          "serial: %s (%s) is switched off; add %s to config.txt and reboot"
              .formatted(port, path, String.join(", ", uart.get().routes().getFirst().enable())));
    }
    return path;
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public OpenPort open(PortSettings settings, String owner, PortListener listener) {
    Path device = device(settings.port());
    var holder = TAKEN.putIfAbsent(device, owner);
    if (holder != null) {
      throw PortErrors.busy(settings.port(), holder);
    }
    Runnable release = () -> TAKEN.remove(device);
    try {
      refuseTaken(settings.port(), device);
      var port = library(() -> SerialPort.getCommPort(device.toString()));
      return SerialCommPort.open(port, settings, listener, release);
    } catch (OpenFailed failed) {
      release.run();
      throw explain(settings, device, failed.errno());
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** jSerialComm guesses another device when a path is wrong, so it is never given a wrong one. */
  private static Path device(String port) {
    try {
      return Path.of(port).toRealPath();
    } catch (IOException e) {
      throw new HalException(
          "ENOENT", "serial: there is no %s; is the adapter plugged in?".formatted(port), e);
    }
  }

  /** Before opening, since opening alone would already move the other program's DTR line. */
  private static void refuseTaken(String port, Path device) {
    var holder = PortHolder.of(device);
    if (holder != null) {
      throw PortErrors.busy(port, holder);
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new HalException(
          "EACCES",
          "serial: no right to open %s; add the user to its group: sudo usermod -aG dialout %s"
              .formatted(port, System.getProperty("user.name")));
    }
  }

  private static HalException explain(PortSettings settings, Path device, int errno) {
    var port = settings.port();
    var holder = PortHolder.of(device);
    if (holder != null) {
      return PortErrors.busy(port, holder);
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
      return call.get();
    } catch (LinkageError e) {
      throw new HalException(
          "ENOSYS",
          "serial: jSerialComm's library cannot be loaded; its folder for temporary files may be"
              + " read-only or noexec, then pass -DjSerialComm.library.path=<folder of the .so>",
          e);
    }
  }
}
