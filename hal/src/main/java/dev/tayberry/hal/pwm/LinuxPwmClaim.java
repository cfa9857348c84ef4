package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Whose a chip's output is. The kernel exports one to everybody at once, so two programs could
 * write to it. Among programs of ours a lock on one of its files says that it is taken: it ends
 * with the process, however that ends. A mark, which outlives a kill -9, says that pulses nobody
 * has a lock on were ours: the app, restarted, takes them over. What others left is theirs.
 */
final class LinuxPwmClaim implements AutoCloseable {
  private static final Path MARKS = Path.of("/dev/shm");

  private final @Nullable FileChannel lock;
  private final Path mark;

  private LinuxPwmClaim(@Nullable FileChannel lock, Path mark) {
    this.lock = lock;
    this.mark = mark;
  }

  static LinuxPwmClaim take(LinuxPwmFiles files, PwmRequest request) {
    Path mark = MARKS.resolve("tayberry-pwm-" + markName(files));
    FileChannel lock = null;
    try {
      // Nobody reads or writes this one, which would end the lock: closing any descriptor of a
      // file ends a process's locks on it.
      lock = FileChannel.open(files.path("uevent"), StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw taken(request, files, "held by " + holder(mark), "close it there first");
      }
    } catch (IOException e) {
      // a kernel that does not lock here: then only the other rules hold
    }
    boolean pulses =
        files.wasExported()
            && files.isEnabled()
            && files.duty() != 0
            && files.duty() != files.period();
    if (pulses && !request.takeOver() && !Files.exists(mark)) {
      close(lock);
      throw taken(
          request,
          files,
          "where another program gives pulses",
          "end it there, or pass { takeOver: true }");
    }
    try {
      Files.writeString(mark, request.consumer());
    } catch (IOException e) {
      // another user's, or no such folder: then a kill -9 wants takeOver
    }
    return new LinuxPwmClaim(lock, mark);
  }

  private static String markName(LinuxPwmFiles files) {
    try {
      Path output = files.path("").toRealPath();
      return output.getName(output.getNameCount() - 4) + "-" + output.getFileName();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String holder(Path mark) {
    try {
      return Files.readString(mark);
    } catch (IOException e) {
      return "another process";
    }
  }

  private static HalException taken(
      PwmRequest request, LinuxPwmFiles files, String how, String cure) {
    return new HalException(
        "EBUSY",
        "pwm: %s wants %s, %s; %s".formatted(request.consumer(), files.path(""), how, cure));
  }

  private static void close(@Nullable FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      // it ends with the process
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      // another user's
    }
    close(lock);
  }
}
