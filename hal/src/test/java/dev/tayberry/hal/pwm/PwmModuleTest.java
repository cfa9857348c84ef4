package dev.tayberry.hal.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.gpio.SimulatedGpio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The native half, as its JS half calls it. */
class PwmModuleTest {
  private static final Board BOARD = Boards.load("simulated");

  private final ManualLoop loop = new ManualLoop();
  private final SimulatedBoard board = new SimulatedBoard(loop.clock(), BOARD, 1);
  private final SimulatedPwm pwm = new SimulatedPwm(board);
  private final Map<String, Wiring.Pin> pins = new LinkedHashMap<>();
  private final RecordingGuard guard = new RecordingGuard();
  private final List<String> heard = new ArrayList<>();
  private final PwmModule module =
      new PwmModule(
          pwm,
          new Setup(
              loop, new Wiring(BOARD, "desk", pins, Map.of(), Map.of(), Wiring.ANYWHERE), guard));

  @AfterEach
  void nothingStaysOpen() {
    module.close();
    loop.runAll();
    assertEquals(List.of(), loop.holds());
    assertEquals(0, loop.clock().pending());
  }

  @Test
  void theFirstDutyIsTheSafeLevel() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 1, null));
    assertEquals(1.0, open("fan", null).duty());
  }

  @Test
  void theManifestsInitialLevelGoesBeforeTheSafeOne() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, 1));
    assertEquals(1.0, open("fan", null).duty());
  }

  @Test
  void levelsOfTheManifestArePhysical() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, true, 1, null));
    assertEquals(0.0, open("fan", null).duty());
    assertEquals(1, SimulatedGpio.of(board).level("GPIO18"));
  }

  @Test
  void aPinWithoutASafeLevelIsNotGuarded() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, null, null));
    open("fan", 0.5).write(1);
    assertEquals(List.of(), guard.told);
  }

  @Test
  void theGuardIsToldWhatLeavesTheSafeLevel() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, null));
    var fan = open("fan", 0.0);
    fan.write(0.2);
    fan.setFrequency(100);
    fan.write(0);
    fan.close();
    assertEquals(List.of("watch fan false", "true", "true", "false", "close"), guard.told);
  }

  @Test
  void anyPauseInAHighSafeLevelLeavesIt() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 1, null));
    var fan = open("fan", 0.99);
    fan.write(1);
    assertEquals(List.of("watch fan true", "false"), guard.told);
  }

  @Test
  void whatTheGuardForbidsIsNotWritten() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, null));
    var fan = open("fan", 0.0);
    guard.forbidden = true;
    assertEquals("ERR_INTERLOCK", assertThrows(HalException.class, () -> fan.write(1)).code());
    assertEquals(0.0, fan.duty());
  }

  @Test
  void aTripLeavesTheSafeLevelAndTellsTheApp() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, null));
    var fan = open("fan", 0.7);
    guard.output().makeSafe();
    assertEquals(0, SimulatedGpio.of(board).level("GPIO18"));
    fan.write(1);
    assertEquals(0, SimulatedGpio.of(board).level("GPIO18"), "after a late write");
    guard.output().tripped(new HalException("ERR_MAX_ON", "too long"));
    assertEquals(List.of(), heard);
    loop.runAll();
    assertEquals(List.of("ERR_MAX_ON"), heard);
    assertTrue(fan.isClosed());
  }

  @Test
  void aTripEndsARamp() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, null));
    var fan = open("fan", 0.0);
    var ramp = fan.ramp(1, 1000, Ramp.Curve.LINEAR);
    loop.advance(Duration.ofMillis(500));
    guard.forbidden = true;
    loop.advance(Duration.ofMillis(500));
    assertTrue(ramp.isCompletedExceptionally());
    assertEquals(0, loop.clock().pending());
  }

  @Test
  void aLineThatIsTakenIsNotGuarded() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 0, null));
    open("fan", 0.0);
    guard.told.clear();
    assertTrue(opening("fan", 0.0).isCompletedExceptionally());
    assertEquals(List.of("watch fan false", "close"), guard.told);
  }

  @Test
  void anEndLeavesOutputsOnTheirSafeLevel() {
    pins.put("fan", new Wiring.Pin("GPIO18", null, false, 1, null));
    pins.put("light", new Wiring.Pin("GPIO27", null, false, 0, null));
    open("fan", 0.2);
    open("light", 0.2);
    module.close();
    assertEquals(1, SimulatedGpio.of(board).level("GPIO18"));
    assertEquals(0, SimulatedGpio.of(board).level("GPIO27"));
  }

  private PwmOutput open(String name, @Nullable Double duty) {
    return opening(name, duty).join();
  }

  private CompletableFuture<PwmOutput> opening(String name, @Nullable Double duty) {
    return module.open(name, options(duty), error -> heard.add(error.code()));
  }

  private static PwmModule.Options options(@Nullable Double duty) {
    return new PwmModule.Options(1000, duty, null, PwmKind.AUTO, false);
  }

  /** Writes down what it is asked. */
  private static final class RecordingGuard implements Guard {
    final List<String> told = new ArrayList<>();
    boolean forbidden;
    @Nullable Output output;

    Output output() {
      return Objects.requireNonNull(output);
    }

    @Override
    public Watched watch(String pin, Output watched, boolean away) {
      told.add("watch " + pin + " " + away);
      output = watched;
      return new Watched() {
        @Override
        public void write(boolean leaves, Runnable write) {
          if (forbidden) {
            throw new HalException("ERR_INTERLOCK", "another is on");
          }
          told.add(String.valueOf(leaves));
          write.run();
        }

        @Override
        public void close() {
          told.add("close");
        }
      };
    }
  }
}
