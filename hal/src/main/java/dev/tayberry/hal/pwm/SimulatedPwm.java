package dev.tayberry.hal.pwm;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.SimulatedGpio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pulses of a simulated board, from both sides: programs open lines as {@link Pwm}, the world reads
 * what a line gives and is told when that changes. No edge is simulated by itself: while pulses
 * come, the line's level is that of the pulse. Everything happens at once, on the loop's thread.
 */
public final class SimulatedPwm implements Pwm {
  /**
   * What a line gives, physically: the pulse is the high part.
   *
   * @param frequency in Hz
   * @param duty the share of the time that it is high, 0 to 1
   * @param pulse how long it is high in each period, in microseconds
   */
  public record Pulses(double frequency, double duty, double pulse) {}

  /** Told what a line gives from now on, null for nothing: nobody has it open for pulses. */
  @FunctionalInterface
  public interface PulseListener {
    void changed(@Nullable Pulses pulses, long timestamp);
  }

  private final SimulatedBoard board;
  private final SimulatedGpio gpio;
  private final Map<String, SimulatedOutput> outputs = new HashMap<>();
  private final Map<String, List<PulseListener>> listeners = new HashMap<>();

  public SimulatedPwm(SimulatedBoard board) {
    this.board = board;
    this.gpio = SimulatedGpio.of(board);
  }

  @Override
  public Optional<String> holder(Line line) {
    return gpio.holder(line);
  }

  @Override
  public boolean blocks() {
    return false;
  }

  @Override
  public OpenPwm open(PwmRequest request, Consumer<HalException> failed) {
    var kind = kind(request);
    if (kind == PwmKind.SOFTWARE) {
      SoftwareLimits.check(request, request.signal());
    }
    var output = new SimulatedOutput(this, gpio, request, kind);
    outputs.put(request.line().name(), output);
    changed(request.line());
    return output;
  }

  /** Every chip output is enabled here, but each serves one line at a time, as on a board. */
  private PwmKind kind(PwmRequest request) {
    var hardware = request.hardware();
    if (request.kind() == PwmKind.SOFTWARE || hardware == null) {
      return PwmKind.SOFTWARE;
    }
    var other =
        outputs.values().stream()
            .filter(output -> !output.request().line().equals(request.line()))
            .filter(output -> output.uses(hardware.channel()))
            .findFirst();
    if (other.isEmpty()) {
      return PwmKind.HARDWARE;
    }
    if (request.kind() == PwmKind.AUTO) {
      return PwmKind.SOFTWARE;
    }
    throw new HalException(
        "EBUSY",
        "pwm: %s wants %s for %s, which %s holds for %s; close it there first"
            .formatted(
                request.consumer(),
                hardware.name(),
                request.line().name(),
                other.get().request().consumer(),
                other.get().request().line().name()));
  }

  /** What the line gives now, as an oscilloscope would show it; empty if it is no PWM output. */
  public Optional<Pulses> pulses(String line) {
    return Optional.ofNullable(outputs.get(known(line).name())).map(SimulatedOutput::pulses);
  }

  /** Tells the listener of every change, inside the call that causes it. */
  public SimulatedGpio.Watch watch(String line, PulseListener listener) {
    var mine = listeners.computeIfAbsent(known(line).name(), name -> new ArrayList<>());
    PulseListener own = (pulses, time) -> listener.changed(pulses, time); // it may watch twice
    mine.add(own);
    return () -> mine.remove(own);
  }

  void changed(Line line) {
    var pulses = pulses(line.name()).orElse(null);
    long now = board.clock().nanoTime();
    List.copyOf(listeners.getOrDefault(line.name(), List.of()))
        .forEach(listener -> listener.changed(pulses, now));
  }

  void closed(SimulatedOutput output) {
    outputs.remove(output.request().line().name(), output);
    changed(output.request().line());
  }

  private Line known(String name) {
    gpio.level(name); // tells what is wrong with the name
    return board.profile().line(name).orElseThrow();
  }
}
