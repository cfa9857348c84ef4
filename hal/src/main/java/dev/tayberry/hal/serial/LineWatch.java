package dev.tayberry.hal.serial;

import dev.tayberry.hal.serial.PortListener.Fault;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a port's modem lines and error counts every few milliseconds, on a thread of its own
 * that only lives while somebody listens. The kernel's own call that waits for a change cannot be
 * taken back from Java.
 */
final class LineWatch {
  private static final long PERIOD_NANOS = 10_000_000;

  private final String path;
  private final TtyControl tty;
  private final PortListener listener;
  private @Nullable Thread thread;

  LineWatch(String path, TtyControl tty, PortListener listener) {
    this.path = path;
    this.tty = tty;
    this.listener = listener;
  }

  synchronized void start() {
    if (thread == null) {
      var before = tty.signals();
      var counts = tty.counts();
      thread =
          Thread.ofPlatform()
              .daemon()
              .name("serial-signals " + path)
              .start(() -> run(before, counts));
    }
  }

  synchronized void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      LockSupport.unpark(running);
    }
  }

  private synchronized boolean runs() {
    return Thread.currentThread().equals(thread);
  }

  private void run(@Nullable Signals before, TtyControl.Counts counted) {
    while (runs()) {
      LockSupport.parkNanos(PERIOD_NANOS);
      var signals = tty.signals();
      var counts = tty.counts();
      if (!runs()) {
        return;
      }
      boolean pulsed = counts.changes() != counted.changes();
      if (signals != null && (pulsed || !signals.equals(before))) {
        listener.signals(signals);
        before = signals;
      }
      tell(Fault.BREAK, counts.breaks() - counted.breaks());
      tell(Fault.PARITY, counts.parity() - counted.parity());
      tell(Fault.FRAMING, counts.framing() - counted.framing());
      tell(Fault.OVERRUN, counts.overrun() - counted.overrun());
      counted = counts;
    }
  }

  private void tell(Fault fault, int count) {
    if (count > 0) {
      listener.fault(fault, count);
    }
  }
}
