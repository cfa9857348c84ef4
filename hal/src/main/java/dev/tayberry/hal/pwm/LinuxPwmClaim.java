package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.PulseMarks;
import java.io.IOException;
import java.nio.channels.FileChannel;
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
  private final @Nullable FileChannel lock;
  private final String output;

  private LinuxPwmClaim(@Nullable FileChannel lock, String output) {
    this.lock = lock;
    this.output = output;
  }

  static LinuxPwmClaim take(LinuxPwmFiles files, PwmRequest request) {
    String output = nameOf(files);
    var holder = PulseMarks.HERE.holder(output);
    FileChannel lock = null;
    try {
      // Nobody reads or writes this one, which would end the lock: closing any descriptor of a
      // file ends a process's locks on it.
      lock = FileChannel.open(files.path("uevent"), StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw taken(
            request, files, "held by " + holder.orElse("another process"), "close it there first");
      }
    } catch (IOException e) {
      // a kernel that does not lock here: then only the other rules hold
    }
    boolean pulses =
        files.wasExported()
            && files.isEnabled()
            && files.duty() != 0
            && files.duty() != files.period();
    if (pulses && !request.takeOver() && holder.isEmpty()) {
      close(lock);
      throw taken(
          request,
          files,
          "where another program gives pulses",
          "end it there, or pass { takeOver: true }");
    }
    PulseMarks.HERE.opened(output, request.consumer(), request.line().name());
    return new LinuxPwmClaim(lock, output);
  }

  private static String nameOf(LinuxPwmFiles files) {
    try {
      Path output = files.path("").toRealPath();
      return output.getName(output.getNameCount() - 4) + "-" + output.getFileName();
    } catch (IOException e) {
      return "unknown";
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
    PulseMarks.HERE.closed(output);
    close(lock);
  }
}
