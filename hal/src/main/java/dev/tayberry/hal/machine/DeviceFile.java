package dev.tayberry.hal.machine;

/**
 * A file that a program opens to reach hardware.
 *
 * @param group that owns it, {@code gpio}
 * @param permissions as {@code ls} shows them: {@code rw-rw----}
 * @param usable whether this user may read and write it
 */
public record DeviceFile(String path, String group, String permissions, boolean usable) {
  /** Whether its group may use it, so that joining helps. */
  boolean groupMayUse() {
    return permissions.charAt(4) == 'w' && !group.equals("root");
  }
}
