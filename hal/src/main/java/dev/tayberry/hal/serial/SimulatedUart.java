package dev.tayberry.hal.serial;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.serial.PortListener.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a simulated port: what a rig writes to and listens on. Its bytes take their time
 * on the wire; to a program at another baud rate, and from one, they arrive as garbage.
 */
public final class SimulatedUart {
  /** Hears bytes and when the last of them was complete, in the clock's nanoseconds. */
  @FunctionalInterface
  public interface Ear {
    void heard(byte[] bytes, long nanos);
  }

  /** Records a line in both directions. */
  @FunctionalInterface
  public interface Tap {
    void passed(Direction direction, byte[] bytes, long nanos);
  }

  /** Hears what a program does to the line but write. */
  public interface ControlEar {
    /** DTR and RTS as they are now; both off while nobody has the port open. */
    void lines(boolean dtr, boolean rts);

    void broken(Duration length);
  }

  /** Which way bytes went. */
  public enum Direction {
    TO_DEVICE,
    TO_BOARD
  }

  private static final int DEFAULT_BAUD = 9600;

  private final String name;
  private final Clock clock;
  private final Wire toDevice;
  private final Wire toBoard;
  private final List<Ear> ears = new ArrayList<>();
  private final List<ControlEar> controlEars = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private final Disturbance disturbance;
  private @Nullable SimulatedPort port;
  private int baudRate;
  private boolean plugged = true;
  private boolean dtr;
  private boolean rts;
  private Signals signals = Signals.NONE;

  SimulatedUart(String name, Clock clock, long seed) {
    this.name = name;
    disturbance = new Disturbance(new SplittableRandom(seed ^ name.hashCode()));
    this.clock = clock;
    this.toDevice = new Wire(clock, end(this::toDevice, this::brokenToDevice));
    this.toBoard = new Wire(clock, end(this::toBoard, length -> faultAtBoard(Fault.BREAK)));
  }

  private static Wire.End end(BiConsumer<byte[], Integer> bytes, Consumer<Duration> broken) {
    return new Wire.End() {
      @Override
      public void arrived(byte[] arrived, int senderBaud) {
        bytes.accept(arrived, senderBaud);
      }

      @Override
      public void broken(Duration length) {
        broken.accept(length);
      }
    };
  }

  public String name() {
    return name;
  }

  /** Sends bytes to the board; nobody hears them while no program has the port open. */
  public void write(byte[] bytes) {
    if (plugged) {
      // Data bits, parity and stop bits are taken to be those of the program.
      var like = port == null ? PortSettings.of(name, baudRate()) : port.settings();
      toBoard.send(bytes, baudRate(), like.at(baudRate()).byteNanos());
    }
  }

  /** Hears what a program writes. */
  public void onData(Ear ear) {
    ears.add(ear);
  }

  /** Hears breaks, and DTR and RTS. */
  public void onControl(ControlEar ear) {
    controlEars.add(ear);
  }

  /** Holds the line to the board low, after what was written before. */
  public void sendBreak(Duration length) {
    if (plugged) {
      toBoard.sendBreak(length);
    }
  }

  /** A byte comes damaged: without it, the board is told. */
  public void faultAtBoard(Fault fault) {
    if (port != null) {
      port.fault(fault);
    }
  }

  /** What the device sets. */
  public Signals signals() {
    return signals;
  }

  public void signals(Signals now) {
    if (!now.equals(signals)) {
      signals = now;
      if (port != null) {
        port.changed(now);
      }
    }
  }

  public boolean dtr() {
    return dtr;
  }

  public boolean rts() {
    return rts;
  }

  /** What the program sets; null leaves a line as it is. */
  void control(@Nullable Boolean newDtr, @Nullable Boolean newRts) {
    boolean dtrBefore = dtr;
    boolean rtsBefore = rts;
    dtr = newDtr == null ? dtr : newDtr;
    rts = newRts == null ? rts : newRts;
    if (dtr != dtrBefore || rts != rtsBefore) {
      List.copyOf(controlEars).forEach(ear -> ear.lines(dtr, rts));
    }
  }

  /** What the line does to bytes on their way, in both directions. */
  public Disturbance disturbance() {
    return disturbance;
  }

  /** Records what passes, as it was sent, at the moment it is complete. */
  public void tap(Tap tap) {
    taps.add(tap);
  }

  /** The device's own rate; until it is set, that of whoever opens the port. */
  public int baudRate() {
    if (baudRate > 0) {
      return baudRate;
    }
    return port == null ? DEFAULT_BAUD : port.settings().baudRate();
  }

  public void baudRate(int rate) {
    if (rate <= 0) {
      throw HalException.rangeError("serial: a baud rate must be above 0, got " + rate);
    }
    baudRate = rate;
  }

  /** Pulls the adapter out of the board: what is on the wire is lost, who has it open is told. */
  public void unplug() {
    if (!plugged) {
      return;
    }
    plugged = false;
    var gone = PortErrors.unplugged(name);
    toBoard.cut(gone);
    toDevice.cut(gone);
    var was = port;
    port = null;
    if (was != null) {
      control(false, false);
      was.gone();
    }
  }

  public void plug() {
    plugged = true;
  }

  public boolean isPlugged() {
    return plugged;
  }

  /** Whether a program has the port open. */
  public boolean isOpen() {
    return port != null;
  }

  OpenPort open(PortSettings settings, String owner, PortListener listener) {
    if (!plugged) {
      throw new HalException("ENOENT", "serial: " + name + " is not plugged in");
    }
    if (port != null) {
      throw PortErrors.busy(name, port.owner());
    }
    var opened = new SimulatedPort(this, toDevice, settings, owner, listener);
    port = opened;
    control(settings.dtr(), settings.rts());
    return opened;
  }

  /** The program is done; bytes it wrote before go on, as from a UART's own queue. */
  void closed(SimulatedPort closing) {
    if (port == closing) {
      port = null;
      control(false, false);
    }
  }

  private void toDevice(byte[] bytes, int senderBaud) {
    record(Direction.TO_DEVICE, bytes);
    int own = baudRate > 0 ? baudRate : senderBaud;
    byte[] heard = disturbance.of(Waveform.heard(bytes, senderBaud, own));
    if (heard.length > 0) {
      List.copyOf(ears).forEach(ear -> ear.heard(heard.clone(), clock.nanoTime()));
    }
  }

  private void brokenToDevice(Duration length) {
    List.copyOf(controlEars).forEach(ear -> ear.broken(length));
  }

  private void toBoard(byte[] bytes, int senderBaud) {
    record(Direction.TO_BOARD, bytes);
    var open = port;
    if (open != null) {
      byte[] heard = disturbance.of(Waveform.heard(bytes, senderBaud, open.settings().baudRate()));
      if (heard.length > 0) {
        open.received(heard.clone(), clock.nanoTime());
      }
    }
  }

  private void record(Direction direction, byte[] bytes) {
    List.copyOf(taps).forEach(tap -> tap.passed(direction, bytes.clone(), clock.nanoTime()));
  }
}
