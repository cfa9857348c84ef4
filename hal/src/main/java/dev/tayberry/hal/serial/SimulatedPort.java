package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A program's end of a simulated port. */
final class SimulatedPort implements OpenPort {
  private final SimulatedUart uart;
  private final Wire out;
  private final PortSettings settings;
  private final String owner;
  private final PortListener listener;
  // Why it can no longer be used, if so.
  private @Nullable HalException ended;

  SimulatedPort(
      SimulatedUart uart, Wire out, PortSettings settings, String owner, PortListener listener) {
    this.uart = uart;
    this.out = out;
    this.settings = settings;
    this.owner = owner;
    this.listener = listener;
  }

  PortSettings settings() {
    return settings;
  }

  String owner() {
    return owner;
  }

  @Override
  public String path() {
    return settings.port();
  }

  @Override
  public CompletableFuture<@Nullable Void> write(byte[] bytes) {
    if (ended != null) {
      return CompletableFuture.failedFuture(ended);
    }
    if (out.waiting() + bytes.length > SEND_LIMIT) {
      return CompletableFuture.failedFuture(PortErrors.sendQueueFull(path(), out.waiting()));
    }
    return out.send(bytes, settings.baudRate(), settings.byteNanos());
  }

  @Override
  public CompletableFuture<@Nullable Void> drain() {
    return ended == null ? out.drain() : CompletableFuture.failedFuture(ended);
  }

  @Override
  public void flush() {
    if (ended == null) {
      out.drop(PortErrors.flushed(path()));
    }
  }

  void received(byte[] bytes, long nanos) {
    listener.received(bytes, nanos);
  }

  void gone() {
    ended = PortErrors.unplugged(path());
    listener.disconnected("unplugged");
  }

  @Override
  public void close() {
    if (ended == null) {
      ended = PortErrors.closed(path());
      uart.closed(this);
    }
  }
}
