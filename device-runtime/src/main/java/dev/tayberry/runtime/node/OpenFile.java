package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A file that a script has open. Calls take {@code later} first, as in {@link FilesHalf}. */
final class OpenFile {
  static final int ACCESS = 3;
  private static final int WRITE_ONLY = 1;
  private static final int READ_WRITE = 2;
  private static final int CREATE = 0x40;
  private static final int EXCLUSIVE = 0x80;
  private static final int TRUNCATE = 0x200;
  private static final int APPEND = 0x400;
  private static final int SYNC = 0x101000;

  private final FileWork work;
  private final Path path;
  private final FileChannel channel;
  private final boolean append;

  OpenFile(FileWork work, Path path, int flags, int mode) throws IOException {
    this.work = work;
    this.path = path;
    append = (flags & APPEND) != 0;
    if (Files.isDirectory(path)) {
      throw new HalException("EISDIR", path.toString());
    }
    channel =
        (flags & CREATE) == 0
            ? FileChannel.open(path, options(flags))
            : FileChannel.open(path, options(flags), FileStat.permissions(mode & ~022));
  }

  private static Set<OpenOption> options(int flags) {
    int access = flags & ACCESS;
    Set<OpenOption> options = new HashSet<>();
    options.add(LinkOption.NOFOLLOW_LINKS); // links were followed already, within the sandbox
    if (access != WRITE_ONLY) {
      options.add(StandardOpenOption.READ);
    }
    if (access == WRITE_ONLY || access == READ_WRITE) {
      options.add(StandardOpenOption.WRITE);
    }
    if ((flags & CREATE) != 0) {
      options.add(
          (flags & EXCLUSIVE) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if ((flags & TRUNCATE) != 0) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    if ((flags & SYNC) != 0) {
      options.add(StandardOpenOption.SYNC);
    }
    return options;
  }

  /** At most {@code length} bytes, none at the end; position below 0 goes on where it was. */
  @Exported
  public Object read(boolean later, int length, double position) {
    return work.run(
        later,
        () -> {
          ByteBuffer buffer = ByteBuffer.allocate(length);
          int n = position < 0 ? channel.read(buffer) : channel.read(buffer, (long) position);
          return n == length ? buffer.array() : Arrays.copyOf(buffer.array(), Math.max(0, n));
        });
  }

  /** All from here to the end. */
  @Exported
  public Object readRest(boolean later) {
    return work.run(
        later,
        () -> {
          ByteBuffer buffer =
              ByteBuffer.allocate((int) Math.max(0, channel.size() - channel.position()));
          while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until the file ends, should it be shorter by now
          }
          return Arrays.copyOf(buffer.array(), buffer.position());
        });
  }

  @Exported
  public Object write(boolean later, byte[] bytes, double position) {
    return work.run(
        later,
        () -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          if (append) {
            channel.position(channel.size());
          }
          long at = (long) position;
          while (buffer.hasRemaining()) {
            if (position < 0 || append) {
              channel.write(buffer);
            } else {
              at += channel.write(buffer, at);
            }
          }
          return bytes.length;
        });
  }

  @Exported
  public Object truncate(boolean later, double length) {
    return work.doing(
        later,
        () -> {
          long size = channel.size();
          long at = channel.position();
          channel.truncate((long) length);
          if (length > size) {
            channel.write(ByteBuffer.allocate(1), (long) length - 1);
          }
          channel.position(at);
        });
  }

  @Exported
  public Object sync(boolean later, boolean withAttributes) {
    return work.doing(
        later,
        () -> {
          channel.force(withAttributes);
        });
  }

  @Exported
  public Object stat(boolean later) {
    return work.run(
        later,
        () -> {
          if (!channel.isOpen()) {
            throw new ClosedChannelException();
          }
          return FileStat.of(path);
        });
  }

  @Exported
  public Object close(boolean later) {
    return work.doing(
        later,
        () -> {
          channel.close();
        });
  }
}
