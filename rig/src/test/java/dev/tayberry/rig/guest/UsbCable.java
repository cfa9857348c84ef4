package dev.tayberry.rig.guest;

import dev.tayberry.hal.linux.Libc;
import dev.tayberry.hal.serial.SerialChecks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The far end of the pair of USB serial ports. Unplugging takes the device off its bus, as pulling
 * the cable would: the near end's terminal goes away, and this one hangs up.
 */
final class UsbCable implements SerialChecks.FarEnd {
  private static final Path FAR = Path.of("/dev/ttyGS0");
  private static final long TIOCSBRK = 0x5427;
  private static final long TIOCCBRK = 0x5428;
  private static final Path NEAR = Path.of("/dev/ttyACM0");
  private static final Path DRIVER = Path.of("/sys/bus/usb/drivers/usb");
  private static final String DEVICE = "1-1";

  private static final long QUIET_NANOS = 100_000_000;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private @Nullable FileChannel channel;
  private @Nullable FileChannel out;

  /** As new: plugged in, and what was still on its way has come and is forgotten. */
  void renew() {
    if (channel == null || !Files.exists(NEAR)) {
      plug();
    }
    int before;
    do {
      before = heard().length;
      LockSupport.parkNanos(QUIET_NANOS);
    } while (heard().length > before);
    synchronized (heard) {
      heard.reset();
    }
  }

  @Override
  public void plug() {
    if (!Files.exists(NEAR)) { // the kernel refuses to connect what is
      device("bind");
    }
    SerialPromises.until("the port is there", () -> Files.isWritable(NEAR));
    openFar();
  }

  private void openFar() {
    try {
      // A channel each way: of one, a write would wait for the read that waits for bytes.
      var opened = FileChannel.open(FAR, StandardOpenOption.READ);
      channel = opened;
      out = FileChannel.open(FAR, StandardOpenOption.WRITE);
      makeRaw();
      synchronized (heard) {
        heard.reset();
      }
      Thread.ofPlatform().daemon().start(() -> listen(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeRaw() throws IOException {
    try {
      new ProcessBuilder("stty", "-F", FAR.toString(), "raw", "-echo")
          .inheritIO()
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(FileChannel from) {
    var buffer = ByteBuffer.allocate(4096);
    try {
      while (from.read(buffer) >= 0) {
        synchronized (heard) {
          heard.write(buffer.array(), 0, buffer.position());
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // Hung up: nothing more to hear.
    }
  }

  @Override
  public void unplug() {
    device("unbind");
    SerialPromises.until("the port is gone", () -> !Files.exists(NEAR));
    closeFar();
  }

  private void closeFar() {
    try {
      if (channel != null) {
        channel.close();
        channel = null;
        Objects.requireNonNull(out).close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void device(String verb) {
    try {
      Files.writeString(DRIVER.resolve(verb), DEVICE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasLines() {
    return true;
  }

  /** DSR and DCD of the near end say whether a program has this one open. */
  @Override
  public void lines(boolean on) {
    closeFar();
    if (on) {
      openFar();
    }
  }

  @Override
  public void sendBreak() {
    int fd = Libc.open(FAR.toString(), Libc.O_RDWR | Libc.O_NONBLOCK);
    Libc.ioctl(fd, TIOCSBRK, MemorySegment.NULL);
    Libc.ioctl(fd, TIOCCBRK, MemorySegment.NULL);
    Libc.close(fd);
  }

  @Override
  public void write(byte[] bytes) {
    try {
      Objects.requireNonNull(out).write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }
}
