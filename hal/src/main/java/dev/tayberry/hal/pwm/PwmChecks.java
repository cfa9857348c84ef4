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

    /**
     * Pulls the line from outside, weakly, as the resistor does that a safe level wants: some
     * kernels give a closed line back as an input.
     */
    default void pull(int level) {}

    /** The level of the line once nobody has it open. */
    int levelAfterwards();
  }

  /**
   * What a witness saw; frequency in Hz, duty 0 to 1.
   *
   * @param error by how much either may be off, relative to the wanted frequency and to 1
   */
  public record Seen(double frequency, double duty, double error) {}

  private static final Duration MOMENT = Duration.ofMillis(5);

  private final Pwm pwm;
  private final Line line;
  private final PwmRequest.@Nullable Hardware hardware;
  private final Witness witness;
  private final Consumer<Duration> pass;

  /** In Hz; software's is slow, so that a busy machine's lateness does not count for much. */
  private final double base;

  private final PwmSignal quarter;

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
    this.base = hardware == null ? 5 : 50;
    this.quarter = PwmSignal.of(base, 0.25);
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
    try (var out = open(quarter)) {
      same("the signal", quarter, out.signal());
      sees("at first", base, 0.25);
    }
  }

  private void changes() {
    try (var out = open(quarter)) {
      for (double duty : new double[] {0.5, 0.1, 0.9}) {
        out.set(quarter.withDuty(duty));
        sees("after a write", base, duty);
      }
      out.set(PwmSignal.of(2 * base, 0.5));
      sees("at another frequency", 2 * base, 0.5);
      out.set(PwmSignal.of(base / 2, 0.5));
      sees("at a lower frequency", base / 2, 0.5);
    }
  }

  private void shortens() {
    try (var out = open(quarter.withDuty(0.75))) {
      out.set(PwmSignal.of(2 * base, 0.1)); // shorter than the pulse was
      sees("with a shorter period", 2 * base, 0.1);
      out.set(PwmSignal.of(base / 2, 0.8)); // the pulse is longer than the period was
      sees("with a longer period", base / 2, 0.8);
    }
  }

  private void inverts() {
    try (var out = pwm.open(request(quarter, true, null), PwmChecks::unexpected)) {
      sees("inverted", base, 0.75);
      out.set(quarter.withDuty(0));
      sees("inverted without a pulse", base, 1);
    }
  }

  private void isSteady() {
    try (var out = open(quarter.withDuty(0))) {
      sees("without a pulse", base, 0);
      out.set(quarter.withDuty(1));
      sees("nothing but pulse", base, 1);
      out.set(quarter);
      sees("pulses again", base, 0.25);
    }
  }

  private void saysItsKind() {
    try (var out = open(quarter)) {
      same("the kind", kind(), out.kind());
      same("jitter is told of software only", hardware == null, out.jitter().isPresent());
    }
  }

  private void refusesTakenLines() throws Exception {
    try (var first = open(quarter)) {
      same("the holder", Optional.of("check:pwm"), pwm.holder(line));
      var error = refused("a second opening", "EBUSY", () -> open(quarter).close());
      that(
          "the error names it: " + error.getMessage(),
          String.valueOf(error.getMessage()).contains("check:pwm"));
      sees("undisturbed", base, first.signal().duty());
    }
    same("the holder", Optional.empty(), pwm.holder(line));
  }

  private void leavesSafeLevels() {
    for (boolean inverted : new boolean[] {false, true}) {
      for (int safe = 0; safe <= 1; safe++) {
        witness.pull(safe);
        pwm.open(request(quarter, inverted, safe), PwmChecks::unexpected).close();
        pass.accept(MOMENT);
        same("after close, inverted " + inverted, safe, witness.levelAfterwards());
      }
    }
  }

  private void staysSafe() {
    for (int safe = 0; safe <= 1; safe++) {
      try (var out = pwm.open(request(quarter, false, safe), PwmChecks::unexpected)) {
        out.makeSafe();
        pass.accept(MOMENT);
        sees("made safe", base, safe);
        out.set(quarter);
        sees("after a late write", base, safe);
      }
    }
  }

  private void opensAgain() {
    for (int safe = 0; safe <= 1; safe++) {
      pwm.open(request(quarter, false, safe), PwmChecks::unexpected).close();
      try (var out = open(PwmSignal.of(2 * base, 0.5))) {
        same("the signal", PwmSignal.of(2 * base, 0.5), out.signal());
        sees("opened again", 2 * base, 0.5);
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
    var out = open(quarter);
    out.close();
    try (var next = open(quarter.withDuty(0.5))) {
      out.close();
      refused("setting", "EBADF", () -> out.set(quarter));
      sees("who opened it next", base, next.signal().duty());
    }
  }

  private void sees(String when, double frequency, double duty) {
    pass.accept(Duration.ofNanos(2 * quarter.period())); // what runs may end first
    var seen = witness.look(kind());
    that(
        when + ": wants duty " + duty + ", sees " + seen,
        Math.abs(seen.duty() - duty) <= seen.error());
    if (duty > 0 && duty < 1) {
      that(
          when + ": wants " + frequency + " Hz, sees " + seen,
          Math.abs(seen.frequency() / frequency - 1) <= seen.error());
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
