package dev.tayberry.hal.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import dev.tayberry.hal.HalException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A port opened by jSerialComm. Its own thread reads; a thread of ours writes, since a write blocks
 * until the bytes are out.
 */
final class SerialCommPort implements OpenPort {
  private static final long LAST_BYTES_MILLIS = 500;

  private final SerialPort port;
  private final String path;
  private final PortListener listener;
  private final Runnable release;
  private final SendQueue queue;
  // Why it can no longer be used; whoever sets it first ends the port.
  private final AtomicReference<@Nullable HalException> ended = new AtomicReference<>();

  private SerialCommPort(SerialPort port, PortListener listener, Runnable release) {
    this.port = port;
    this.path = port.getSystemPortPath();
    this.listener = listener;
    this.release = release;
    this.queue = new SendQueue(path, this::writeAll);
  }

  static SerialCommPort open(
      SerialPort port, PortSettings settings, PortListener listener, Runnable release)
      throws OpenFailed {
    port.setComPortParameters(
        settings.baudRate(), settings.dataBits(), stopBits(settings), parity(settings));
    port.setFlowControl(flow(settings));
    port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING, 0, 0);
    var opened = new SerialCommPort(port, listener, release);
    // Before opening: a port may hang up at once, and that must be heard.
    port.addDataListener(opened.new Ear());
    if (!port.openPort()) {
      throw new OpenFailed(port.getLastErrorCode());
    }
    opened.queue.start();
    return opened;
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
  public void flush() {
    queue.clear(PortErrors.flushed(path));
  }

  /** On the writing thread. Returns only when the bytes are on the wire. */
  private void writeAll(byte[] bytes) {
    for (int at = 0; at < bytes.length; ) {
      int written = port.writeBytes(bytes, bytes.length - at, at);
      if (written <= 0) {
        throw new HalException(
            "EIO",
            "serial: writing to %s failed (errno %d)".formatted(path, port.getLastErrorCode()));
      }
      at += written;
    }
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
    port.closePort();
    release.run();
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
