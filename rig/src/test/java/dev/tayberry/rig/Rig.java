package dev.tayberry.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The machine that the tests drive: started when the first test asks for it, shared by all, stopped
 * when the JVM ends. One that runs already in {@code RIG_RUN} is used and left running, for quick
 * rounds while writing a test. {@code RIG_ARCH} says which: amd64 (unless given), arm64 or raspi3b.
 */
final class Rig {
  private static final String GPIO = "/run/rig-gpio/sim_gpio";

  private static Optional<Rig> started = Optional.empty();

  private final String arch;
  private final Path folder;
  private final Shell pi;
  private final Shell root;
  private Optional<WarmTay> warm = Optional.empty();
  private Optional<WarmTay> stranger = Optional.empty();
  private Optional<GpioRecord> record = Optional.empty();

  private Rig(String arch, Path folder) {
    this.arch = arch;
    this.folder = folder;
    root = new Shell(folder.resolve("ssh"), "root").connect();
    pi = new Shell(folder.resolve("ssh"), "pi").connect();
    if (arch.equals("arm64")) {
      likeTheOther();
    }
    new GuestRuntime(root, arch.equals("amd64")).bring();
  }

  /**
   * Apps name the second UART as amd64 does, and know of one chip; QEMU gives this one a second.
   */
  private void likeTheOther() {
    root.run(
            """
            rm -f /dev/ttyS1
            ln -s %s /dev/ttyS1
            if [ -e /sys/bus/amba/drivers/pl061_gpio/9030000.pl061 ]; then
              echo 9030000.pl061 >/sys/bus/amba/drivers/pl061_gpio/unbind
            fi
            """
                .formatted(uartDevice()))
        .ok();
  }

  /** The machine, started if need be, with the runtime in it. */
  static synchronized Rig machine() {
    if (started.isEmpty()) {
      String arch = System.getenv().getOrDefault("RIG_ARCH", "amd64");
      started = Optional.of(new Rig(arch, MachineProcess.running(arch)));
    }
    return started.get();
  }

  String arch() {
    return arch;
  }

  /** Runs a shell command as the plain user, who has the rights of a Pi's first user. */
  Result run(String command) {
    return pi.run(command);
  }

  /** Starts one program as the plain user. */
  GuestProcess start(String command) {
    return pi.start(command);
  }

  Shell asRoot() {
    return root;
  }

  /** Runs an app as on a Raspberry Pi 4, in a process of its own. */
  GuestProcess startApp(String app) {
    return pi.start(tayCommand(onPi(app)));
  }

  /** The same with something set in its environment. */
  GuestProcess startApp(String setting, String app) {
    return pi.start("env " + setting + " " + tayCommand(onPi(app)));
  }

  /** Runs one as on a Raspberry Pi 4 in a JVM that runs one app after another. */
  RunningApp startWarm(String app) {
    return startWarmTay(onPi(app));
  }

  /** Runs {@code tay} to its end in that JVM. */
  Result warmTay(String... args) {
    return warm().run(args);
  }

  /** Starts it there. */
  RunningApp startWarmTay(String... args) {
    return warm().start(args);
  }

  /** The same as a user who is in none of the groups. */
  Result strangersTay(String... args) {
    if (stranger.isEmpty()) {
      stranger = Optional.of(new WarmTay(root, "su -s /bin/sh nobody -c '%s'"));
    }
    return stranger.get().run(args);
  }

  /** What {@code tay safe --script} prints for an app. */
  String safeScript(String app) {
    return warmTay("safe", "--script", "--board", "raspberrypi,4-model-b", app).ok().out();
  }

  private WarmTay warm() {
    if (warm.isEmpty()) {
      copy(checkout().resolve("rig/src/test/warm-up"), "/home/pi/warm-up");
      warm = Optional.of(new WarmTay(pi, "sh -c '%s'", onPi("/home/pi/warm-up")));
    }
    return warm.get();
  }

  /** A port of this host's that leads to one of the machine's. */
  int forward(int port) {
    try (var free = new ServerSocket(0)) {
      int here = free.getLocalPort();
      free.close();
      pi.control("-O", "forward", "-L", "127.0.0.1:" + here + ":127.0.0.1:" + port);
      return here;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] onPi(String app) {
    return new String[] {"run", "--board", "raspberrypi,4-model-b", app};
  }

  /** What the kernel was told to write. */
  GpioRecord record() {
    if (record.isEmpty()) {
      record = Optional.of(new GpioRecord(root));
    }
    return record.get();
  }

  private static String tayCommand(String... args) {
    return Arrays.stream(args)
        .map(arg -> "'" + arg.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "tay ", ""));
  }

  /** Copies a file or a folder of the host; what was there before goes away. The plain user's. */
  void copy(Path from, String to) {
    new Tar(pi).copy(from, to);
  }

  /** The level on a line of the GPIO chip, looked at from outside: 0 or 1. */
  int level(int offset) {
    return Integer.parseInt(pi.run("cat " + GPIO + offset + "/value").text());
  }

  /**
   * Drives a line from outside, as a resistor to ground or to 3.3 V would; an output wins over it.
   */
  void pull(int offset, int level) {
    pi.run("echo " + (level == 1 ? "pull-up" : "pull-down") + " >" + GPIO + offset + "/pull").ok();
  }

  /**
   * Brings the pair of USB serial ports, /dev/ttyGS0 and /dev/ttyACM0, joined by a cable. The plain
   * user may pull it, by taking the driver off the device. (Its own switch, soft_connect, lets it
   * come back only now and then in an emulated machine.)
   */
  void plugUsbPair() {
    String driver = "/sys/bus/usb/drivers/usb/";
    root.run(
            "rig-hw usb && { test -e /dev/ttyACM0 || echo 1-1 >%1$sbind; udevadm settle; }; chmod 666 %1$sbind %1$sunbind && test -e /dev/ttyACM0"
                .formatted(driver))
        .ok();
  }

  /** The other end of the machine's second UART, {@link #uartDevice}. One at a time. */
  Uart uart() {
    try {
      return new Uart(uartSocket());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For programs that speak to it themselves. */
  Path uartSocket() {
    return folder.resolve("uart.sock");
  }

  String uartDevice() {
    return arch.equals("amd64") ? "/dev/ttyS1" : "/dev/ttyAMA1";
  }

  /** The checkout these tests are in. */
  static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("tay"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
