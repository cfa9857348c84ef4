package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A program's end of a simulated port. */
final class SimulatedPort implements OpenPort {
  private final SimulatedUart uart;
  private final Wire out;
  private final PortSettings settings;
  private final String owner;
  private final PortListener listener;
  private boolean watched;
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
  public CompletableFuture<@Nullable Void> sendBreak(Duration length) {
    return ended == null ? out.sendBreak(length) : CompletableFuture.failedFuture(ended);
  }

  @Override
  public void set(@Nullable Boolean dtr, @Nullable Boolean rts) {
    refuseEnded();
    uart.control(dtr, rts);
  }

  @Override
  public Signals signals() {
    refuseEnded();
    return uart.signals();
  }

  private void refuseEnded() {
    if (ended != null) {
      throw ended;
    }
  }

  @Override
  public void watch(boolean on) {
    watched = on;
  }

  @Override
  public @Nullable String adapter() {
    return path().startsWith(UsbId.PREFIX) ? path() : null;
  }

  void changed(Signals now) {
    if (watched) {
      listener.signals(now);
    }
  }

  void fault(PortListener.Fault fault) {
    if (watched) {
      listener.fault(fault, 1);
    }
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
