package dev.tayberry.deploy.setup;

import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.machine.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of ours lies on a device outside of the runtime. */
final class SystemFiles {
  private SystemFiles() {}

  /** In the order in which they are put there. */
  static List<SystemFile> all() {
    return List.of(
        new SystemFile(Layout.UDEV, "644", SystemFile.Kind.UDEV, udev()),
        new SystemFile(Layout.SUDOERS, "440", SystemFile.Kind.SUDOERS, sudoers()));
  }

  static List<String> paths() {
    return all().stream().map(SystemFile::path).toList();
  }

  /** What starts a runtime; travels with it. */
  static Map<String, String> programs() {
    return Map.of();
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
