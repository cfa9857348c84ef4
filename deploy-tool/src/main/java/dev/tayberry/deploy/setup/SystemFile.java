package dev.tayberry.deploy.setup;

import dev.tayberry.deploy.release.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A file of root's that setup puts on a device.
 *
 * @param mode {@code 644}
 */
record SystemFile(String path, String mode, Kind kind, String content) {
  /** What else belongs to putting it there. */
  enum Kind {
    PLAIN,
    /** A wrong one would lock everybody out: sudo's own check comes first. */
    SUDOERS,
    /** Devices that are there already get their groups. */
    UDEV,
    /** Modules of the kernel, a name a line: loaded now and at each start. */
    MODULES,
    /** systemd reads its units again. */
    UNIT
  }

  byte[] bytes() {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  /** What this login may not read is known by what it does. */
  boolean isThere(Facts facts) {
    String hash = facts.hash(path).orElse("");
    return hash.equals("unreadable")
        ? kind == Kind.SUDOERS && facts.is("admin", "yes")
        : hash.equals(Sha256.of(content));
  }
}
