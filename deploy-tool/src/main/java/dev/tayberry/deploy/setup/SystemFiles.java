package dev.tayberry.deploy.setup;

import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.machine.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of ours lies on a device outside of the runtime. */
final class SystemFiles {
  private SystemFiles() {}

  private static final String DEVICE = "/dev/tayberry/deploy/device/";

  /** In the order in which they are put there. */
  static List<SystemFile> all() {
    return List.of(
        new SystemFile(Layout.UDEV, "644", SystemFile.Kind.UDEV, udev()),
        program("tayberry-admin"),
        program("tayberry-files"),
        program("tayberry-run"),
        program("tayberry-settings"),
        program("tayberry-settle"),
        unit("tayberry@.service"),
        unit("tayberry-settle@.service"),
        // What it lets people run has to be there before.
        new SystemFile(Layout.SUDOERS, "440", SystemFile.Kind.SUDOERS, sudoers()));
  }

  private static SystemFile program(String name) {
    return new SystemFile(
        Layout.BIN + "/" + name, "755", SystemFile.Kind.PLAIN, Scripts.text(DEVICE + name));
  }

  private static SystemFile unit(String name) {
    return new SystemFile(
        "/etc/systemd/system/" + name, "644", SystemFile.Kind.UNIT, Scripts.text(DEVICE + name));
  }

  static List<String> paths() {
    return Stream.concat(
            all().stream().map(SystemFile::path), Stream.of(Layout.MODULES, Broker.CONFIG))
        .toList();
  }

  /** Switching a bus on does not load what makes its device file. */
  static SystemFile modules() {
    return new SystemFile(Layout.MODULES, "644", SystemFile.Kind.MODULES, "i2c-dev\n");
  }

  /** What starts a runtime; travels with it. */
  static Map<String, String> programs() {
    return Map.of("tay-app", Scripts.text(DEVICE + "tay-app"));
  }

  private static String udev() {
    return "# Of Tayberry: who may use the devices of the header. Raspberry Pi OS has the same.\n"
        + Peripherals.RULES.stream().map(Rule::line).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** One program, no wildcard: it checks what it is told by itself. */
  private static String sudoers() {
    return "# Of Tayberry: who deploys may have this one program done as root, and nothing else.\n"
        + "%"
        + Layout.GROUP
        + " ALL=(root) NOPASSWD: "
        + Layout.ADMIN
        + "\n";
  }
}
