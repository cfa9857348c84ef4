package dev.tayberry.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What is wired to the machine's second UART: the host's end of it. Keeps what it hears. */
final class Uart implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  private final SocketChannel channel;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  Uart(Path socket) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    var buffer = ByteBuffer.allocate(4096);
    try {
      while (channel.read(buffer) >= 0) {
        synchronized (this) {
          heard.write(buffer.array(), 0, buffer.position());
          notifyAll();
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // Closed, here or there: nothing more to hear.
    }
  }

  void write(byte[] bytes) {
    try {
      channel.write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All it has heard so far. */
  synchronized byte[] heard() {
    return heard.toByteArray();
  }

  /** Waits until it has heard so many bytes, and returns all. */
  byte[] await(int count) {
    return await(() -> heard.size() >= count, count + " bytes");
  }

  /** Waits until it has heard this text. */
  void await(String text) {
    await(() -> heard.toString(StandardCharsets.UTF_8).contains(text), text);
  }

  private synchronized byte[] await(BooleanSupplier enough, String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(
            "did not hear " + words + ", only: " + heard.toString(StandardCharsets.UTF_8));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return heard.toByteArray();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
