package dev.tayberry.simulator.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * What a browser must show to change anything. An app keeps its own, so that a page that was left
 * open goes on when the simulator is started again.
 */
public final class Token {
  private static final int BYTES = 16;
  private static final int LETTERS = 22;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /** That of the app, made where there is none yet; in a folder that takes none, one for now. */
  public static Token of(Path app) {
    Path file = app.resolve(".tayberry/page-token");
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
        String kept = Files.readString(file).strip();
        if (kept.length() == LETTERS) {
          return new Token(kept);
        }
      }
      Token made = once();
      Files.createDirectories(app.resolve(".tayberry"));
      Files.deleteIfExists(file);
      var mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      try (var channel =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
        channel.write(StandardCharsets.US_ASCII.encode(made.text));
      }
      return made;
    } catch (IOException | UnsupportedOperationException e) {
      return once();
    }
  }

  /** For one run. */
  public static Token once() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  boolean fits(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /** For the address that the user is given. */
  @Override
  public String toString() {
    return text;
  }
}
