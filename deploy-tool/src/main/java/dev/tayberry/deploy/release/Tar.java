package dev.tayberry.deploy.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes what every tar reads: POSIX headers, with extended ones in front where a name is long or
 * not plain, or a file large. Times and owners are not carried: the device's own are right there.
 */
public final class Tar implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final long LARGEST = 1L << 33; // 11 octal digits

  private final OutputStream out;

  public Tar(OutputStream out) {
    this.out = out;
  }

  public void file(String path, boolean executable, byte[] content) throws IOException {
    header(path, "", '0', executable ? 0755 : 0644, content.length);
    out.write(content);
    pad(content.length);
  }

  /**
   * A file whose bytes come from a stream.
   *
   * @throws IOException as well where the stream has not exactly so many
   */
  public void file(String path, boolean executable, long size, InputStream content)
      throws IOException {
    header(path, "", '0', executable ? 0755 : 0644, size);
    byte[] buffer = new byte[64 * 1024];
    long left = size;
    while (left > 0) {
      int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException(path + " has become shorter");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    if (content.read() >= 0) {
      throw new IOException(path + " has become longer");
    }
    pad(size);
  }

  /** A symbolic link. */
  public void link(String path, String to) throws IOException {
    header(path, to, '2', 0777, 0);
  }

  /** The same file under another name: no bytes travel. */
  public void hardLink(String path, String to) throws IOException {
    header(path, to, '1', 0644, 0);
  }

  private void header(String path, String to, char type, int mode, long size) throws IOException {
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    if (!isPlain(path)) {
      record(more, "path", path);
    }
    if (!isPlain(to)) {
      record(more, "linkpath", to);
    }
    if (size >= LARGEST) {
      record(more, "size", String.valueOf(size));
    }
    if (more.size() > 0) {
      block("extended", "", 'x', 0644, more.size());
      more.writeTo(out);
      pad(more.size());
    }
    block(
        isPlain(path) ? path : "extended",
        isPlain(to) ? to : "extended",
        type,
        mode,
        size < LARGEST ? size : 0);
  }

  private static boolean isPlain(String name) {
    return name.length() <= NAME && name.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  /** {@code LENGTH KEY=VALUE\n}, where the length counts itself. */
  private static void record(ByteArrayOutputStream to, String key, String value) {
    byte[] text = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    int length = text.length + 1;
    while (String.valueOf(length).length() + text.length != length) {
      length = String.valueOf(length).length() + text.length;
    }
    to.writeBytes((length + "").getBytes(StandardCharsets.US_ASCII));
    to.writeBytes(text);
  }

  private void block(String path, String to, char type, int mode, long size) throws IOException {
    byte[] block = new byte[BLOCK];
    put(block, 0, path);
    put(block, 100, octal(mode, 7));
    put(block, 108, octal(0, 7));
    put(block, 116, octal(0, 7));
    put(block, 124, octal(size, 11));
    put(block, 136, octal(0, 11));
    put(block, 148, "        ");
    block[156] = (byte) type;
    put(block, 157, to);
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, octal(sum, 6) + "\0 ");
    out.write(block);
  }

  private static String octal(long value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "o", value);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  /** The end of the archive; the stream below stays open. */
  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }
}
