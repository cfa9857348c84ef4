package dev.tayberry.hal.machine;

/**
 * What Raspberry Pi OS has in its udev rules and other systems may lack: who may open a kind of
 * device.
 *
 * @param line for a file in {@code /etc/udev/rules.d}
 */
public record Rule(String group, String line) {
  /** For device files of a subsystem, {@code spidev}. */
  public static Rule devices(String subsystem, String group) {
    return new Rule(
        group, "SUBSYSTEM==\"%s\", GROUP=\"%s\", MODE=\"0660\"".formatted(subsystem, group));
  }
}
