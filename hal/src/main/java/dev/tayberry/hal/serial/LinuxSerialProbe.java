package dev.tayberry.hal.serial;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.machine.DeviceFile;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.machine.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The board's UARTs, and who has them; the USB adapters that are plugged in. */
public final class LinuxSerialProbe {
  /** Debian's own; of the terminals of this subsystem none may be touched. */
  public static final Rule RULE =
      new Rule(
          "dialout",
          "SUBSYSTEM==\"tty\", KERNEL==\"tty[A-Z]*[0-9]\", GROUP=\"dialout\", MODE=\"0660\"");

  private static final String USB = "tty(USB|ACM)\\d+";

  private static final String MINI = "/dev/ttyS0";

  private LinuxSerialProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    List<Part> parts = new ArrayList<>();
    if (board != null) {
      for (Controller uart : board.controllers(Controller.Kind.UART)) {
        parts.add(uart(machine, uart));
      }
    } else {
      terminals(machine, "tty(S|AMA)\\d+").stream()
          .filter(tty -> isUart(machine, tty))
          .forEach(tty -> parts.add(port(machine, "/dev/" + tty, "/dev/" + tty)));
    }
    terminals(machine, USB).forEach(tty -> parts.add(adapter(machine, tty)));
    return Report.of("serial", parts, "no UART is switched on, no USB adapter plugged in");
  }

  private static List<String> terminals(Machine machine, String pattern) {
    return machine.names("/dev").stream().filter(name -> name.matches(pattern)).toList();
  }

  /** PCs have files for UARTs that they do not have. */
  private static boolean isUart(Machine machine, String tty) {
    return machine
        .text("/sys/class/tty/" + tty + "/type")
        .filter(type -> !type.equals("0"))
        .isPresent();
  }

  private static Part uart(Machine machine, Controller uart) {
    Optional<DeviceFile> device = Optional.ofNullable(uart.device()).flatMap(machine::device);
    if (device.isEmpty()) {
      Part off = Switches.off(machine, uart);
      return MINI.equals(uart.device()) ? miniUart(machine, off) : off;
    }
    String tty = device.get().path().substring("/dev/".length());
    if (isBluetooth(machine, uart, tty)) {
      return new Part(
          uart.name(),
          Part.State.TAKEN,
          device.get().path(),
          "Bluetooth has it",
          Switches.enable(machine, uart).orElse(null));
    }
    Part port = port(machine, uart.name(), device.get().path());
    return port.state() == Part.State.ON ? Switches.on(machine, uart, device.get(), RULE) : port;
  }

  /** The mini UART goes where the console goes, and only while Bluetooth has the other one. */
  private static Part miniUart(Machine machine, Part off) {
    boolean moved =
        machine
            .config()
            .filter(c -> c.has("dtoverlay=disable-bt") || c.has("dtoverlay=miniuart-bt"))
            .isPresent();
    if (moved) {
      return new Part(off.name(), off.state(), off.device(), "UART0 has its lines", null);
    }
    return machine.commandLineNames("serial0") && off.cure() != null
        ? new Part(
            off.name(),
            off.state(),
            off.device(),
            off.text(),
            off.cure() + "; take console=serial0,115200 out of cmdline.txt, too")
        : off;
  }

  /** The tree has the radio below the UART that it hangs on, switched off if it is. */
  private static boolean isBluetooth(Machine machine, Controller uart, String tty) {
    Optional<String> radio = machine.alias("bluetooth").filter(machine::isEnabled);
    Optional<String> node =
        machine
            .link("/sys/class/tty/" + tty + "/device/of_node")
            .map(target -> target.replaceFirst("^.*/base/", "/"))
            .or(() -> machine.alias(uart.name().toLowerCase(Locale.ROOT)));
    return radio.isPresent() && node.isPresent() && radio.get().startsWith(node.get() + "/");
  }

  private static Part port(Machine machine, String name, String path) {
    String tty = path.substring("/dev/".length());
    if (machine.consoles().contains(tty)) {
      List<String> arguments = machine.consoleArguments(tty);
      String argument = arguments.isEmpty() ? "console=" + tty : String.join(" ", arguments);
      return new Part(
          name,
          Part.State.TAKEN,
          path,
          "the system console is on it",
          "take "
              + argument
              + " out of "
              + (machine.config().isPresent() ? "cmdline.txt" : "the kernel's command line")
              + " and reboot");
    }
    return machine
        .device(path)
        .filter(device -> !device.usable())
        .map(device -> Switches.denied(machine, name, device, RULE))
        .orElseGet(() -> new Part(name, Part.State.ON, path, "", null));
  }

  private static Part adapter(Machine machine, String tty) {
    Part port = port(machine, "/dev/" + tty, "/dev/" + tty);
    String id = UsbAdapter.of(machine, tty).map(UsbAdapter::name).orElse("USB");
    return port.state() == Part.State.ON
        ? new Part(port.name(), port.state(), port.device(), id, null)
        : port;
  }
}
