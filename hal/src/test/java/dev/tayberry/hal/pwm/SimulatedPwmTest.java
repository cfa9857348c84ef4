package dev.tayberry.hal.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.SimulatedGpio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pulses as the world around a simulated board sees them. */
class SimulatedPwmTest {
  private static final Board BOARD = Boards.load("simulated");

  private final SimulatedBoard board = new SimulatedBoard(new ManualClock(), BOARD, 1);
  private final SimulatedPwm pwm = new SimulatedPwm(board);

  @Test
  void theWorldReadsFrequencyDutyAndPulse() {
    assertEquals(Optional.empty(), pwm.pulses("GPIO18"));
    try (var servo = open("GPIO18", new PwmSignal(20_000_000, 1_500_000), false)) {
      assertEquals(Optional.of(new SimulatedPwm.Pulses(50, 0.075, 1500)), pwm.pulses("GPIO18"));
      servo.set(servo.signal().withDuty(0));
      assertEquals(Optional.of(new SimulatedPwm.Pulses(50, 0, 0)), pwm.pulses("PIN12"));
    }
    assertEquals(Optional.empty(), pwm.pulses("GPIO18"));
  }

  @Test
  void theWorldsViewIsPhysical() {
    try (var out = open("GPIO18", PwmSignal.of(100, 0.25), true)) {
      assertEquals(Optional.of(new SimulatedPwm.Pulses(100, 0.75, 7500)), pwm.pulses("GPIO18"));
      assertEquals(0.25, out.signal().duty());
    }
  }

  @Test
  void theWorldIsToldOfChanges() {
    List<String> heard = new ArrayList<>();
    var watch =
        pwm.watch(
            "GPIO18", (pulses, time) -> heard.add(pulses == null ? "none" : "" + pulses.duty()));
    try (var out = open("GPIO18", PwmSignal.of(100, 0.25), false)) {
      out.set(out.signal().withDuty(0.5));
    }
    watch.close();
    open("GPIO18", PwmSignal.of(100, 1), false).close();
    assertEquals(List.of("0.25", "0.5", "none"), heard);
  }

  @Test
  void whilePulsesComeTheLevelIsTheirs() {
    var gpio = SimulatedGpio.of(board);
    try (var out = open("GPIO18", PwmSignal.of(100, 0.01), false)) {
      assertEquals(1, gpio.level("GPIO18"));
      out.set(out.signal().withDuty(0));
      assertEquals(0, gpio.level("GPIO18"));
    }
  }

  @Test
  void aLineThatIsOpenOtherwiseIsRefused() {
    var line = BOARD.line("GPIO18").orElseThrow();
    try (var out = open("GPIO18", PwmSignal.of(100, 0.5), false)) {
      assertEquals(Optional.of("test:pwm"), SimulatedGpio.of(board).holder(line));
      assertEquals(100, out.signal().frequency());
    }
  }

  @Test
  void aLineThatTheBoardLacksIsRefused() {
    assertEquals("ENODEV", assertThrows(HalException.class, () -> pwm.pulses("GPIO99")).code());
  }

  private OpenPwm open(String name, PwmSignal signal, boolean inverted) {
    var line = BOARD.line(name).orElseThrow();
    var hardware = PwmRequest.Hardware.of(BOARD, line).orElse(null);
    return pwm.open(
        new PwmRequest("test:pwm", line, PwmKind.AUTO, hardware, signal, inverted, null, false),
        error -> {});
  }
}
