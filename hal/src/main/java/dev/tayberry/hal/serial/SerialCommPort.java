package dev.tayberry.hal.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A port opened by jSerialComm. Its own thread reads; a thread of ours writes, since a write blocks
 * until the bytes are out.
 */
final class SerialCommPort implements OpenPort {
  private static final long LAST_BYTES_MILLIS = 500;
  private static final String UNPLUGGED = "ENODEV";
  private static final long LEAST_GRACE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long MOST_GRACE = TimeUnit.MILLISECONDS.toNanos(200);

  private final SerialPort port;
  private final String path;
  private final @Nullable String adapter;
  private final PortListener listener;
  private final Runnable release;
  private final SendQueue queue;
  // Why it can no longer be used; whoever sets it first ends the port.
  private final AtomicReference<@Nullable HalException> ended = new AtomicReference<>();
  private @Nullable TtyControl tty;
  private @Nullable LineWatch watch;

  private SerialCommPort(
      SerialPort port, @Nullable UsbId adapter, PortListener listener, Runnable release) {
    this.port = port;
    this.path = port.getSystemPortPath();
    this.adapter = adapter == null ? null : adapter.toString();
    this.listener = listener;
    this.release = release;
    this.queue = new SendQueue(path, this::writeAll);
  }

  /**
   * Opens what jSerialComm has found.
   *
   * @param release lets the device go for others of this process
   */
  static SerialCommPort open(
      SerialPort port,
      PortSettings settings,
      @Nullable UsbId adapter,
      PortListener listener,
      Runnable release)
      throws OpenFailed {
    port.setComPortParameters(
        settings.baudRate(), settings.dataBits(), stopBits(settings), parity(settings));
    port.setFlowControl(flow(settings));
    port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING, 0, 0);
    // Only noted until it is open. The kernel itself turns both on for the moment in between.
    port.setDTRandRTS(settings.dtr(), settings.rts());
    var opened = new SerialCommPort(port, adapter, listener, release);
    // Before opening: a port may hang up at once, and that must be heard.
    port.addDataListener(opened.new Ear());
    try {
      if (!TtyControl.openSilently(Path.of(opened.path), port::openPort)) {
        throw new OpenFailed(port.getLastErrorCode());
      }
    } catch (Errno e) {
      throw new OpenFailed(e.number());
    }
    opened.begin();
    return opened;
  }

  private synchronized void begin() {
    if (ended.get() == null) {
      tty = TtyControl.of(Path.of(path));
      if (tty != null) {
        tty.settle();
        watch = new LineWatch(path, tty, listener);
      }
    }
    queue.start();
  }

  private static int stopBits(PortSettings settings) {
    if (settings.stopBits() == 1) {
      return SerialPort.ONE_STOP_BIT;
    }
    return settings.stopBits() == 2
        ? SerialPort.TWO_STOP_BITS
        : SerialPort.ONE_POINT_FIVE_STOP_BITS;
  }

  private static int parity(PortSettings settings) {
    return switch (settings.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case MARK -> SerialPort.MARK_PARITY;
      case SPACE -> SerialPort.SPACE_PARITY;
    };
  }

  private static int flow(PortSettings settings) {
    return switch (settings.flow()) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case HARDWARE -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case SOFTWARE ->
          SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public CompletableFuture<@Nullable Void> write(byte[] bytes) {
    var reason = ended.get();
    return reason == null ? queue.add(bytes) : CompletableFuture.failedFuture(reason);
  }

  @Override
  public CompletableFuture<@Nullable Void> drain() {
    var reason = ended.get();
    return reason == null ? queue.drained() : CompletableFuture.failedFuture(reason);
  }

  @Override
  public CompletableFuture<@Nullable Void> sendBreak(Duration length) {
    var reason = ended.get();
    return reason == null
        ? queue.add(() -> holdLow(length))
        : CompletableFuture.failedFuture(reason);
  }

  private void holdLow(Duration length) {
    if (!port.setBreak()) {
      throw port.getLastErrorCode() == Errno.EOPNOTSUPP
          ? new HalException("ENOTSUP", "serial: the adapter at %s knows no break".formatted(path))
          : failed("a break on");
    }
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      port.clearBreak();
    }
  }

  @Override
  public void set(@Nullable Boolean dtr, @Nullable Boolean rts) {
    refuseEnded();
    boolean done = dtr == null || (dtr ? port.setDTR() : port.clearDTR());
    done &= rts == null || (rts ? port.setRTS() : port.clearRTS());
    if (!done) {
      refuseEnded();
      throw PortErrors.noSignals(path);
    }
  }

  @Override
  public Signals signals() {
    refuseEnded();
    var control = control();
    if (control == null) {
      return new Signals(port.getCTS(), port.getDSR(), port.getRI(), port.getDCD());
    }
    var signals = control.signals();
    if (signals == null) {
      refuseEnded();
      throw PortErrors.noSignals(path);
    }
    return signals;
  }

  private void refuseEnded() {
    var reason = ended.get();
    if (reason != null) {
      throw reason;
    }
  }

  private synchronized @Nullable TtyControl control() {
    return tty;
  }

  @Override
  public synchronized void watch(boolean on) {
    if (watch == null) {
      return;
    }
    if (on && ended.get() == null) {
      watch.start();
    } else {
      watch.stop();
    }
  }

  @Override
  public @Nullable String adapter() {
    return adapter;
  }

  @Override
  public void flush() {
    queue.clear(PortErrors.flushed(path));
  }

  /** On the writing thread. Returns only when the bytes are on the wire. */
  private void writeAll(byte[] bytes) {
    long began = System.nanoTime();
    for (int at = 0; at < bytes.length; ) {
      int written = port.writeBytes(bytes, bytes.length - at, at);
      if (written <= 0) {
        throw failed("writing to");
      }
      at += written;
    }
    if (adapter != null) {
      awaitNews(System.nanoTime() - began);
    }
    if (isUnplugged()) {
      throw PortErrors.unplugged(path);
    }
  }

  /**
   * A pulled adapter's driver first drops what it was to send, which looks like the end of a write,
   * and hangs up a little later. A write that had to wait for the adapter waits for that as well;
   * one that it took at once does not.
   */
  private static void awaitNews(long nanos) {
    long grace = Math.min(nanos / 4, MOST_GRACE);
    if (grace >= LEAST_GRACE) {
      LockSupport.parkNanos(grace);
    }
  }

  /**
   * What waited in the kernel is lost when the adapter is pulled, and jSerialComm takes the end of
   * that waiting for success. The kernel is asked first: the ear may let go of it in between.
   */
  private boolean isUnplugged() {
    var control = control();
    boolean hungUp = control != null && control.hungUp();
    var reason = ended.get();
    return hungUp || (reason != null && reason.code().equals(UNPLUGGED));
  }

  /** A pulled adapter fails the write that is under way before anybody has told of it. */
  private HalException failed(String what) {
    int errno = port.getLastErrorCode();
    return errno == Errno.ENODEV || errno == Errno.ENXIO || !Files.exists(Path.of(path))
        ? PortErrors.unplugged(path)
        : new HalException("EIO", "serial: %s %s failed (errno %d)".formatted(what, path, errno));
  }

  @Override
  public void close() {
    if (!ended.compareAndSet(null, PortErrors.closed(path))) {
      return;
    }
    try {
      // Closing drops what the kernel still holds, and a command to stop may be among it.
      queue.drained().get(LAST_BYTES_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The other side does not take them; closing must not wait for it.
    }
    shut(PortErrors.closed(path));
  }

  private void shut(HalException reason) {
    queue.stop(reason);
    letGo();
    port.closePort();
    release.run();
  }

  private synchronized void letGo() {
    if (watch != null) {
      watch.stop();
    }
    if (tty != null) {
      tty.close();
    }
  }

  /**
   * jSerialComm's reading thread may do nothing but hand bytes on. It tells of a hang-up on a
   * thread of its own making, so that closing there does not wait for itself.
   */
  private final class Ear implements SerialPortDataListener {
    @Override
    public int getListeningEvents() {
      return SerialPort.LISTENING_EVENT_DATA_RECEIVED
          | SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
      if (event.getEventType() == SerialPort.LISTENING_EVENT_DATA_RECEIVED) {
        listener.received(event.getReceivedData(), System.nanoTime());
      } else {
        hungUp();
      }
    }

    private void hungUp() {
      var reason = PortErrors.unplugged(path);
      // Older jSerialComm repeats the event until the port is closed; the first one counts.
      if (ended.compareAndSet(null, reason)) {
        shut(reason);
        listener.disconnected("unplugged");
      }
    }
  }
}
