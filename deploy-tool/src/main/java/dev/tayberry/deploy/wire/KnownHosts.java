package dev.tayberry.deploy.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The file of hosts' keys, as sshd(8) describes it: hashed names too, and revoked keys. */
final class KnownHosts {
  private static final Path SYSTEM = Path.of("/etc/ssh/ssh_known_hosts");
  private static final String HASHED = "|1|";

  private final Path file;

  KnownHosts(Path file) {
    this.file = file;
  }

  /**
   * A key that the host may have.
   *
   * @param marker {@code @revoked}, or nothing
   * @param where file:line
   */
  record Entry(String marker, String type, String base64, String where) {
    byte[] key() {
      return decode(base64);
    }

    boolean is(byte[] other) {
      return Arrays.equals(key(), other);
    }
  }

  /** The entries under a name, certificate authorities left out: we take none. */
  List<Entry> find(String name) {
    List<Entry> found = new ArrayList<>();
    for (Path one : List.of(file, SYSTEM)) {
      List<String> lines = lines(one);
      for (int i = 0; i < lines.size(); i++) {
        String[] words = lines.get(i).strip().split("\\s+", -1);
        int at = words[0].startsWith("@") ? 1 : 0;
        if (words[0].startsWith("#")
            || words.length < at + 3
            || words[0].equals("@cert-authority")) {
          continue;
        }
        if (names(words[at], name)) {
          String marker = at == 1 ? words[0] : "";
          found.add(new Entry(marker, words[at + 1], words[at + 2], one + ":" + (i + 1)));
        }
      }
    }
    return found;
  }

  private static boolean names(String patterns, String name) {
    if (!patterns.startsWith(HASHED)) {
      return SshConfig.matches(List.of(patterns.split(",", -1)), name);
    }
    String[] parts = patterns.split("\\|", -1);
    return parts.length == 4 && Arrays.equals(hash(decode(parts[2]), name), decode(parts[3]));
  }

  private static byte[] hash(byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt.length == 0 ? new byte[1] : salt, "HmacSHA1"));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A broken line knows no host. */
  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a line at the end. */
  void add(String name, byte[] key, boolean hashed) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    boolean open =
        Files.exists(file)
            && Files.size(file) > 0
            && !Files.readString(file, StandardCharsets.ISO_8859_1).endsWith("\n");
    String line =
        (open ? "\n" : "")
            + (hashed ? hashed(name) : name)
            + " "
            + type(key)
            + " "
            + Base64.getEncoder().encodeToString(key)
            + "\n";
    Files.writeString(
        file,
        line,
        StandardCharsets.ISO_8859_1,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String hashed(String name) {
    byte[] salt = new byte[20];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash(salt, name));
  }

  Path file() {
    return file;
  }

  /** {@code ssh-ed25519}; it stands in front of the key itself. */
  static String type(byte[] key) {
    if (key.length < 4) {
      return "";
    }
    int length = ((key[2] & 0xff) << 8) | (key[3] & 0xff);
    return new String(key, 4, Math.min(length, key.length - 4), StandardCharsets.US_ASCII);
  }

  /** For people: {@code ED25519}. */
  static String shortType(byte[] key) {
    String type = type(key).replaceFirst("^ssh-", "").replaceFirst("^ecdsa-sha2-.*", "ecdsa");
    return type.toUpperCase(Locale.ROOT);
  }

  /** As ssh shows it. */
  static String fingerprint(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
