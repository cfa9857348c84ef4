package dev.tayberry.hal.pwm;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link Pwm} promises, tried on one line that the chip's own PWM reaches, or on one
 * that it does not: then its checks are of software pulses only.
 */
public final class PwmChecks {
  /** Looks at the line from outside: a simulated world, sysfs, another program's eye. */
  public interface Witness {
    /** What comes out, physically: the pulse is the high part. */
    Seen look(PwmKind kind);

    /** The level of the line once nobody has it open. */
    int levelAfterwards();
  }

  /**
   * What a witness saw; frequency in Hz, duty 0 to 1.
   *
   * @param exact whether it was read from the chip's settings, not sampled
   */
  public record Seen(double frequency, double duty, boolean exact) {}

  private static final Duration MOMENT = Duration.ofMillis(5);
  private static final PwmSignal QUARTER = new PwmSignal(20_000_000, 5_000_000);

  private final Pwm pwm;
  private final Line line;
  private final PwmRequest.@Nullable Hardware hardware;
  private final Witness witness;
  private final Consumer<Duration> pass;

  /**
   * Checks for a backend.
   *
   * @param hardware the chip's output of the line; null to try software pulses
   * @param pass lets time pass: sleeps on a real board, moves the clock of a simulated one
   */
  public PwmChecks(
      Pwm pwm,
      Line line,
      PwmRequest.@Nullable Hardware hardware,
      Witness witness,
      Consumer<Duration> pass) {
    this.pwm = pwm;
    this.line = line;
    this.hardware = hardware;
    this.witness = witness;
    this.pass = pass;
  }

  public List<Check> all() {
    return List.of(
        new Check("a line gives the first signal once it is open", this::givesTheFirst),
        new Check("duty and frequency change as they are set", this::changes),
        new Check("a period shorter than the pulse so far can be set", this::shortens),
        new Check("an inverted pulse is the low part", this::inverts),
        new Check("no pulse and nothing but pulse are steady levels", this::isSteady),
        new Check("it says who makes the pulses", this::saysItsKind),
        new Check("a taken line is refused, naming its holder", this::refusesTakenLines),
        new Check("a closed line is on its safe level", this::leavesSafeLevels),
        new Check("made safe it is on its safe level, and stays there", this::staysSafe),
        new Check("a line can be opened again after any close", this::opensAgain),
        new Check("software pulses have their limits", this::limitsSoftware),
        new Check("close may be called twice, use is refused then", this::closesOnce));
  }

  private void givesTheFirst() {
    try (var out = open(QUARTER)) {
      same("the signal", QUARTER, out.signal());
      sees("at first", 50, 0.25);
    }
  }

  private void changes() {
    try (var out = open(QUARTER)) {
      for (double duty : new double[] {0.5, 0.1, 0.9}) {
        out.set(QUARTER.withDuty(duty));
        sees("after a write", 50, duty);
      }
      out.set(PwmSignal.of(100, 0.5));
      sees("at another frequency", 100, 0.5);
      out.set(PwmSignal.of(20, 0.5));
      sees("at a lower frequency", 20, 0.5);
    }
  }

  private void shortens() {
    try (var out = open(QUARTER.withDuty(0.75))) { // 15 ms
      out.set(new PwmSignal(10_000_000, 1_000_000));
      sees("with a shorter period", 100, 0.1);
      out.set(new PwmSignal(50_000_000, 40_000_000)); // the pulse is longer than the period so far
      sees("with a longer period", 20, 0.8);
    }
  }

  private void inverts() {
    try (var out = pwm.open(request(QUARTER, true, null), PwmChecks::unexpected)) {
      sees("inverted", 50, 0.75);
      out.set(QUARTER.withDuty(0));
      sees("inverted without a pulse", 50, 1);
    }
  }

  private void isSteady() {
    try (var out = open(QUARTER.withDuty(0))) {
      sees("without a pulse", 50, 0);
      out.set(QUARTER.withDuty(1));
      sees("nothing but pulse", 50, 1);
      out.set(QUARTER);
      sees("pulses again", 50, 0.25);
    }
  }

  private void saysItsKind() {
    try (var out = open(QUARTER)) {
      same("the kind", kind(), out.kind());
      same("jitter is told of software only", hardware == null, out.jitter().isPresent());
    }
  }

  private void refusesTakenLines() throws Exception {
    try (var first = open(QUARTER)) {
      same("the holder", Optional.of("check:pwm"), pwm.holder(line));
      var error = refused("a second opening", "EBUSY", () -> open(QUARTER).close());
      that(
          "the error names it: " + error.getMessage(),
          String.valueOf(error.getMessage()).contains("check:pwm"));
      sees("undisturbed", 50, first.signal().duty());
    }
    same("the holder", Optional.empty(), pwm.holder(line));
  }

  private void leavesSafeLevels() {
    for (boolean inverted : new boolean[] {false, true}) {
      for (int safe = 0; safe <= 1; safe++) {
        pwm.open(request(QUARTER, inverted, safe), PwmChecks::unexpected).close();
        pass.accept(MOMENT);
        same("after close, inverted " + inverted, safe, witness.levelAfterwards());
      }
    }
  }

  private void staysSafe() {
    for (int safe = 0; safe <= 1; safe++) {
      try (var out = pwm.open(request(QUARTER, false, safe), PwmChecks::unexpected)) {
        out.makeSafe();
        pass.accept(MOMENT);
        sees("made safe", 50, safe);
        out.set(QUARTER);
        sees("after a late write", 50, safe);
      }
    }
  }

  private void opensAgain() {
    for (int safe = 0; safe <= 1; safe++) {
      pwm.open(request(QUARTER, false, safe), PwmChecks::unexpected).close();
      try (var out = open(PwmSignal.of(100, 0.5))) {
        same("the signal", PwmSignal.of(100, 0.5), out.signal());
        sees("opened again", 100, 0.5);
      }
    }
  }

  private void limitsSoftware() throws Exception {
    var fast = PwmSignal.of(20_000, 0.5);
    if (hardware == null) {
      refused("20 kHz from a thread", "EINVAL", () -> open(fast).close());
    } else {
      try (var out = open(fast)) {
        sees("20 kHz", out.signal().frequency(), 0.5);
      }
    }
  }

  private void closesOnce() throws Exception {
    var out = open(QUARTER);
    out.close();
    try (var next = open(QUARTER.withDuty(0.5))) {
      out.close();
      refused("setting", "EBADF", () -> out.set(QUARTER));
      sees("who opened it next", 50, next.signal().duty());
    }
  }

  private void sees(String when, double frequency, double duty) {
    pass.accept(MOMENT);
    var seen = witness.look(kind());
    double share = seen.exact() ? 1e-6 : 0.05;
    that(when + ": wants duty " + duty + ", sees " + seen, Math.abs(seen.duty() - duty) <= share);
    if (duty > 0 && duty < 1) {
      that(
          when + ": wants " + frequency + " Hz, sees " + seen,
          Math.abs(seen.frequency() / frequency - 1) <= share);
    }
  }

  private PwmKind kind() {
    return hardware == null ? PwmKind.SOFTWARE : PwmKind.HARDWARE;
  }

  private OpenPwm open(PwmSignal signal) {
    return pwm.open(request(signal, false, null), PwmChecks::unexpected);
  }

  private PwmRequest request(PwmSignal signal, boolean inverted, @Nullable Integer safe) {
    return new PwmRequest("check:pwm", line, kind(), hardware, signal, inverted, safe, false);
  }

  private static void unexpected(RuntimeException error) {
    throw error;
  }
}
