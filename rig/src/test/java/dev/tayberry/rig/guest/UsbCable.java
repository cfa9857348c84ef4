package dev.tayberry.rig.guest;

import dev.tayberry.hal.serial.SerialChecks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The far end of the pair of USB serial ports. Unplugging takes the device off its bus, as pulling
 * the cable would: the near end's terminal goes away, this one stays.
 */
final class UsbCable implements SerialChecks.FarEnd, AutoCloseable {
  private static final Path FAR = Path.of("/dev/ttyGS0");
  private static final Path NEAR = Path.of("/dev/ttyACM0");

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final FileChannel channel;

  UsbCable() throws IOException {
    command("sudo rig-hw usb");
    plug();
    command("stty -F " + FAR + " raw -echo");
    channel = FileChannel.open(FAR, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Thread.ofPlatform().daemon().start(this::listen);
  }

  private void listen() {
    var buffer = ByteBuffer.allocate(4096);
    try {
      while (channel.read(buffer) >= 0) {
        synchronized (heard) {
          heard.write(buffer.array(), 0, buffer.position());
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // Closed: nothing more to hear.
    }
  }

  @Override
  public void write(byte[] bytes) {
    try {
      channel.write(ByteBuffer.wrap(bytes));
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

  @Override
  public void unplug() {
    command("echo disconnect | sudo tee /sys/class/udc/dummy_udc.0/soft_connect >/dev/null");
    SerialPromises.until("the port is gone", () -> !Files.exists(NEAR));
  }

  @Override
  public void plug() {
    command("echo connect | sudo tee /sys/class/udc/dummy_udc.0/soft_connect >/dev/null");
    SerialPromises.until("the port is there", () -> Files.isWritable(NEAR));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void command(String words) {
    try {
      var process = new ProcessBuilder("sh", "-c", words).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
