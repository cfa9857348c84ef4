package dev.tayberry.deploy.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a release, as {@code .tayberry/files} lists it: {@code sha256 mode size path}.
 *
 * @param hash sha256 of what is in it; of a link, of where it points
 * @param mode {@code 644}, {@code 755}, or {@code link}
 * @param size bytes
 * @param path inside the release, with slashes
 */
public record FileEntry(String hash, String mode, long size, String path) {
  public static final String LINK = "link";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64}) (644|755|link) (\\d{1,15}) (.+)");

  public boolean isLink() {
    return mode.equals(LINK);
  }

  /** Whether another is the same file, wherever it lies. */
  boolean hasSameContent(FileEntry other) {
    return hash.equals(other.hash) && mode.equals(other.mode) && size == other.size;
  }

  /** One line; a path with a line break in it has it escaped. */
  String line() {
    String escaped = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    return hash + " " + mode + " " + size + " " + escaped;
  }

  /** From such a line. */
  public static FileEntry parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no line of a listing: " + line);
    }
    String path = parts.group(4).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    return new FileEntry(parts.group(1), parts.group(2), Long.parseLong(parts.group(3)), path);
  }
}
