package dev.tayberry.deploy.setup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tar archives as all the vendors make them: POSIX, its extended headers, GNU's long names.
 */
final class TarReader {
  private static final int BLOCK = 512;
  private static final long LONGEST_NAME = 1 << 16;

  /** What an entry is. */
  enum Type {
    FILE,
    FOLDER,
    LINK,
    HARD_LINK,
    OTHER
  }

  /**
   * One of the archive's.
   *
   * @param link where it points; empty where it is none
   */
  record Entry(String path, Type type, String link, long size) {}

  private final InputStream in;
  private long left;
  private int padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** The next, or nothing at the end. What was not read of the last one's content is passed by. */
  Optional<Entry> next() throws IOException {
    Map<String, String> extended = new HashMap<>();
    while (true) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      byte[] block = in.readNBytes(BLOCK);
      if (block.length < BLOCK) {
        throw new EOFException("it ends in the middle");
      }
      if (isEmpty(block)) {
        return Optional.empty();
      }
      check(block);
      long size = number(block, 124, 12);
      char type = (char) block[156];
      begin(size);
      switch (type) {
        case 'x' -> records(content(), extended);
        case 'L' -> extended.put("path", text(content()));
        case 'K' -> extended.put("linkpath", text(content()));
        case 'g' -> {
          // About the whole archive: a comment.
        }
        default -> {
          Entry entry = entry(block, extended);
          begin(entry.type() == Type.FILE ? entry.size() : 0);
          return Optional.of(entry);
        }
      }
    }
  }

  /** Of the entry's content, so many bytes or as many as are left. */
  byte[] read(int most) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(most, left));
    left -= bytes.length;
    return bytes;
  }

  private static Entry entry(byte[] block, Map<String, String> extended) {
    String prefix = string(block, 257, 5).equals("ustar") ? string(block, 345, 155) : "";
    // GNU's own kind has other things at that place.
    if (string(block, 257, 8).startsWith("ustar  ")) {
      prefix = "";
    }
    String name = string(block, 0, 100);
    String path = extended.getOrDefault("path", prefix.isEmpty() ? name : prefix + "/" + name);
    String size = extended.get("size");
    return new Entry(
        path,
        switch (block[156]) {
          case '0', 0, '7' -> path.endsWith("/") ? Type.FOLDER : Type.FILE;
          case '1' -> Type.HARD_LINK;
          case '2' -> Type.LINK;
          case '5' -> Type.FOLDER;
          default -> Type.OTHER;
        },
        extended.getOrDefault("linkpath", string(block, 157, 100)),
        size == null ? number(block, 124, 12) : Long.parseLong(size));
  }

  private void begin(long size) {
    left = size;
    padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  private byte[] content() throws IOException {
    if (left > LONGEST_NAME) {
      throw new IOException("it has a header of " + left + " bytes");
    }
    return read((int) left);
  }

  /** {@code LENGTH KEY=VALUE\n}, one after the other. */
  private static void records(byte[] bytes, Map<String, String> to) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      while (space < bytes.length && bytes[space] != ' ') {
        space++;
      }
      String digits = new String(bytes, at, space - at, StandardCharsets.US_ASCII);
      int end = digits.matches("\\d{1,6}") ? at + Integer.parseInt(digits) : -1;
      if (end <= space + 1 || end > bytes.length) {
        throw new IOException("it has a header that is none");
      }
      String record = new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals > 0) {
        to.put(record.substring(0, equals), record.substring(equals + 1));
      }
      at = end;
    }
  }

  private static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static void check(byte[] block) throws IOException {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    if (sum != number(block, 148, 8)) {
      throw new IOException("it is no tar archive, or damaged");
    }
  }

  private static long number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) != 0) { // GNU's way for large ones
      long value = 0;
      for (int i = at + length - 8; i < at + length; i++) {
        value = (value << 8) | (block[i] & 0xff);
      }
      return Math.max(0, value);
    }
    long value = 0;
    for (int i = at; i < at + length; i++) {
      if (block[i] >= '0' && block[i] <= '7') {
        value = (value << 3) | (block[i] - '0');
      }
    }
    return value;
  }

  private static String string(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return string(bytes, 0, bytes.length);
  }
}
