package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.LineEvent;
import dev.tayberry.hal.gpio.LineListener;
import dev.tayberry.hal.gpio.LineRequest;
import dev.tayberry.hal.gpio.LineSettings;
import dev.tayberry.hal.gpio.OpenLines;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Software pulses on one line. {@link LinuxPulseThread} calls {@link #edge} when it is due; steady
 * levels are written by whoever sets them, at once. Any thread may call.
 *
 * <p>A late edge is never made up for: a pulse keeps its length, and a period that is over already
 * begins anew with a full pause. So a process that was stopped goes on with the next pulse, and
 * gives no burst of those it missed.
 */
final class LinuxPulses implements OpenPwm {
  static final long NEVER = Long.MAX_VALUE;

  private final PwmRequest request;
  private final Consumer<HalException> failed;
  private final OpenLines line;
  private final LinuxJitter jitter = new LinuxJitter();
  private PwmSignal signal;

  /** What the pulse on the way is of; a new signal waits for its end. */
  private PwmSignal running;

  private boolean high;
  private long began;
  private long due = NEVER;
  private boolean safe;
  private boolean closed;

  LinuxPulses(Gpio gpio, PwmRequest request, Consumer<HalException> failed) {
    this.request = request;
    this.failed = failed;
    signal = request.signal();
    running = signal.withDuty(0);
    boolean pulse = request.safeSignal().pulse() > 0;
    var settings =
        new LineSettings.Output(
            request.line(),
            request.inverted(),
            signal.pulse() == signal.period() ? 1 : 0,
            pulse ? 1 : 0);
    line = gpio.open(new LineRequest(request.consumer(), settings), new Listener());
    high = signal.pulse() == signal.period();
    LinuxPulseThread.add(this);
    start();
  }

  @Override
  public PwmKind kind() {
    return PwmKind.SOFTWARE;
  }

  @Override
  public synchronized PwmSignal signal() {
    return signal;
  }

  @Override
  public Optional<Jitter> jitter() {
    return Optional.of(jitter.measured());
  }

  @Override
  public void set(PwmSignal next) {
    SoftwareLimits.check(request, next);
    synchronized (this) {
      if (closed) {
        throw new HalException(
            "EBADF", "pwm: %s is closed; open it again".formatted(request.consumer()));
      }
      if (safe) {
        return;
      }
      signal = next;
      if (next.isSteady()) {
        stay(next.pulse() > 0);
        return;
      }
    }
    start();
  }

  /** Where no pulses are on their way yet, they begin now. */
  private void start() {
    synchronized (this) {
      if (signal.isSteady() || due != NEVER) {
        return;
      }
      due = System.nanoTime();
      high = false;
    }
    LinuxPulseThread.wake();
  }

  private void stay(boolean level) {
    due = NEVER;
    high = level;
    line.set(0, level ? 1 : 0);
  }

  /** When the next edge is due, in {@link System#nanoTime}; {@link #NEVER} while steady. */
  synchronized long due() {
    return due;
  }

  /** Gives the edge that is due now or was before. On the pulse thread. */
  void edge() {
    try {
      synchronized (this) {
        if (due != NEVER) {
          long planned = due;
          if (high) {
            fall();
          } else {
            rise(planned);
          }
        }
      }
    } catch (HalException e) {
      synchronized (this) {
        due = NEVER;
      }
      failed.accept(e);
    }
  }

  private void rise(long planned) {
    running = signal;
    line.set(0, 1);
    long now = System.nanoTime();
    jitter.late(now - planned);
    high = true;
    began = planned;
    due = now + running.pulse(); // however late: a servo goes by the length of the pulse
  }

  private void fall() {
    line.set(0, 0);
    long now = System.nanoTime();
    jitter.late(now - due);
    high = false;
    long pause = running.period() - running.pulse();
    long next = began + running.period();
    due = next > now ? next : now + pause;
  }

  @Override
  public synchronized void makeSafe() {
    if (!closed && !safe) {
      safe = true;
      signal = request.safeSignal().withPeriod(signal.period());
      stay(signal.pulse() > 0);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      due = NEVER;
    }
    LinuxPulseThread.remove(this);
    line.close();
  }

  /** The line may be taken away, as any line may. */
  private final class Listener implements LineListener {
    @Override
    public void edge(LineEvent event) {}

    @Override
    public void failed(HalException error) {
      failed.accept(error);
    }
  }
}
