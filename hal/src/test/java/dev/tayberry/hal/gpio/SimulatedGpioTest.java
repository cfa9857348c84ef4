package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The world's side of the simulated lines. */
class SimulatedGpioTest {
  private final ManualClock clock = new ManualClock();
  private final SimulatedGpio gpio = TestBoard.gpio(clock);

  @Test
  void linesStartOnTheirBootPull() {
    assertEquals(1, gpio.level("GPIO4"));
    assertEquals(0, gpio.level("GPIO17"));
    assertEquals(0, gpio.level("GPIO22"));
  }

  @Test
  void theStrongestOpinionSetsTheLevel() {
    assertEquals(0, gpio.level("GPIO27"), "boot pull");
    var in = open(new LineSettings.Input(TestBoard.LED, Pull.UP, false, Duration.ZERO, Edges.NONE));
    assertEquals(1, gpio.level("GPIO27"), "pull");
    gpio.drive("GPIO27", 0);
    assertEquals(0, gpio.level("GPIO27"), "world");
    in.close();
    open(new LineSettings.Output(TestBoard.LED, false, 1, null));
    assertEquals(1, gpio.level("GPIO27"), "output");
  }

  @Test
  void aLineLetGoFallsBackOnItsPull() {
    gpio.drive("GPIO4", 0);
    gpio.release("GPIO4");
    assertEquals(1, gpio.level("GPIO4"));
  }

  @Test
  void aLineThatNobodyPullsStaysAsItWas() {
    gpio.drive("GPIO22", 1);
    gpio.release("GPIO22");
    assertEquals(1, gpio.level("GPIO22"));
  }

  @Test
  void aHeaderPinIsAsGoodAsItsLine() {
    gpio.drive("PIN11", 1);
    assertEquals(1, gpio.level("GPIO17"));
  }

  @Test
  void anAppsNameForALineIsRefusedWithTheLine() {
    gpio.names(Map.of("up", "GPIO17"));
    var error = assertThrows(HalException.class, () -> gpio.drive("up", 1));
    assertEquals(
        "gpio: Test Board has no line up; up is what the manifest calls GPIO17; name that line here",
        error.getMessage());
  }

  @Test
  void anUnknownLineIsRefusedWithTheNearOne() {
    var error = assertThrows(HalException.class, () -> gpio.drive("GPO17", 1));
    assertEquals("ENODEV", error.code());
    assertEquals("gpio: Test Board has no line GPO17; did you mean GPIO17?", error.getMessage());
  }

  @Test
  void aLineIsDrivenToALevelOnly() {
    assertThrows(HalException.class, () -> gpio.drive("GPIO17", 2));
  }

  @Test
  void watchersHearEveryChangeUntilTheyLeave() {
    var heard = new ArrayList<String>();
    var watch = gpio.watch("GPIO17", (level, time) -> heard.add(level + "@" + time));
    long start = clock.nanoTime();
    gpio.drive("GPIO17", 1);
    gpio.drive("GPIO17", 1);
    clock.advance(Duration.ofNanos(7));
    gpio.drive("GPIO17", 0);
    watch.close();
    watch.close();
    gpio.drive("GPIO17", 1);
    assertEquals(List.of("1@" + start, "0@" + (start + 7)), heard);
  }

  @Test
  void aChangeCausedByAWatcherComesAfterTheOneItHeard() {
    var heard = new ArrayList<String>();
    gpio.watch(
        "GPIO17",
        (level, time) -> {
          if (level == 1) {
            gpio.drive("GPIO17", 0);
          }
        });
    gpio.watch("GPIO17", (level, time) -> heard.add("second hears " + level));
    gpio.drive("GPIO17", 1);
    assertEquals(List.of("second hears 1", "second hears 0"), heard);
  }

  @Test
  void aWireThatFeedsBackIntoItselfIsReported() {
    gpio.watch("GPIO17", (level, time) -> gpio.drive("GPIO17", 1 - level));
    var error = assertThrows(IllegalStateException.class, () -> gpio.drive("GPIO17", 1));
    assertTrue(String.valueOf(error.getMessage()).contains("GPIO17"), error.getMessage());
  }

  @Test
  void wiresJoinWhatIsJoinedAlready() {
    gpio.wire("GPIO17", "GPIO27");
    gpio.wire("GPIO27", "GPIO22");
    gpio.wire("GPIO17", "GPIO22");
    gpio.drive("GPIO22", 1);
    assertEquals(1, gpio.level("GPIO17"));
    assertEquals(1, gpio.level("GPIO27"));
  }

  @Test
  void aWireTellsTheWatchersOfTheSideThatChanges() {
    var heard = new ArrayList<Integer>();
    gpio.drive("GPIO27", 1);
    gpio.watch("GPIO17", (level, time) -> heard.add(level));
    gpio.wire("GPIO17", "GPIO27");
    assertEquals(List.of(1), heard);
  }

  @Test
  void twoWhoDriveAgainstEachOtherAreAFault() {
    var faults = new ArrayList<SimulatedGpio.Fault>();
    gpio.faults(faults::add);
    var led = open(new LineSettings.Output(TestBoard.LED, false, 1, null));
    gpio.drive("GPIO27", 1);
    assertEquals(List.of(), faults, "both high is no short");
    gpio.drive("GPIO27", 0);
    assertEquals(1, gpio.level("GPIO27"), "the board's own output is believed");
    assertEquals(List.of("GPIO27"), faults.getFirst().lines());
    led.write(1, 1);
    assertEquals(1, faults.size(), "a short is reported once");
    gpio.release("GPIO27");
    gpio.drive("GPIO27", 0);
    assertEquals(2, faults.size(), "and again when it comes again");
  }

  @Test
  void twoOfTheWorldThatDisagreeAreAFaultAndEachLetsGoForItself() {
    var faults = new ArrayList<SimulatedGpio.Fault>();
    gpio.faults(faults::add);
    gpio.drive("GPIO17", new SimulatedGpio.Driver("sensor#1", 3.3), 1);
    gpio.drive("GPIO17", new SimulatedGpio.Driver("button#2", 3.3), 0);
    assertEquals(
        "gpio: GPIO17 is driven high by sensor and low by button at once: that burns a pin; let one"
            + " of them drive it",
        faults.getFirst().message());
    assertEquals(0, gpio.level("GPIO17"), "the one to ground wins");
    gpio.release("GPIO17", "button#2");
    assertEquals(1, gpio.level("GPIO17"));
  }

  @Test
  void fiveVoltsBurnAPinOnceTheyAreHigh() {
    var faults = new ArrayList<SimulatedGpio.Fault>();
    gpio.faults(faults::add);
    var sensor = new SimulatedGpio.Driver("distance-sensor#1", 5);
    gpio.drive("GPIO17", sensor, 0);
    assertEquals(List.of(), faults);
    gpio.drive("GPIO17", sensor, 1);
    gpio.drive("GPIO17", sensor, 0);
    gpio.drive("GPIO17", sensor, 1);
    assertEquals(
        List.of(
            "gpio: distance-sensor puts 5 V on GPIO17, which takes 3.3 V: that burns the pin; put a"
                + " divider (1 kΩ, 2 kΩ) or a level shifter between"),
        faults.stream().map(SimulatedGpio.Fault::message).toList());
  }

  @Test
  void twoOutputsOnOneWireAreAFault() {
    var faults = new ArrayList<SimulatedGpio.Fault>();
    gpio.wire("GPIO17", "GPIO27");
    open(new LineSettings.Output(TestBoard.LED, false, 1, null));
    var watch = gpio.faults(faults::add);
    var key = open(new LineSettings.Output(TestBoard.KEY, false, 0, null));
    assertEquals(
        "gpio: GPIO17–GPIO27 is driven high by the app (test:line) and low by the app (test:line) at once:"
            + " that burns a pin; let one of them drive it",
        faults.getFirst().message());
    assertEquals(0, gpio.level("GPIO27"));
    watch.close();
    key.write(1, 1);
    key.write(1, 0);
    assertEquals(1, faults.size());
  }

  @Test
  void aClosedOutputGoesBackToTheBootPull() {
    open(new LineSettings.Output(TestBoard.LED, false, 1, null)).close();
    assertEquals(0, gpio.level("GPIO27"));
  }

  @Test
  void aClosedOutputHoldsItsSafeLevelUntilItIsOpenedAgain() {
    open(new LineSettings.Output(TestBoard.LED, false, 0, 1)).close();
    assertEquals(1, gpio.level("GPIO27"));
    open(new LineSettings.Input(TestBoard.LED, Pull.AS_IS, false, Duration.ZERO, Edges.NONE));
    assertEquals(0, gpio.level("GPIO27"));
  }

  @Test
  void theSafeLevelIsTheOnlyOneOnTheWay() {
    var heard = new ArrayList<Integer>();
    var led = open(new LineSettings.Output(TestBoard.LED, false, 0, 1));
    gpio.watch("GPIO27", (level, time) -> heard.add(level));
    led.close();
    assertEquals(List.of(1), heard);
  }

  @Test
  void debounceTimesTheEdgeAtTheEndOfThePeriod() {
    var events = new ArrayList<LineEvent>();
    gpio.open(
        new LineRequest(
            "test:key",
            new LineSettings.Input(
                TestBoard.KEY, Pull.DOWN, false, Duration.ofMillis(20), Edges.BOTH)),
        listener(events));
    gpio.drive("GPIO17", 1);
    clock.advance(Duration.ofMillis(19));
    gpio.drive("GPIO17", 0);
    gpio.drive("GPIO17", 1);
    long last = clock.nanoTime();
    clock.advance(Duration.ofMillis(100));
    assertEquals(List.of(new LineEvent(0, 1, last + 20_000_000, 1)), events);
  }

  @Test
  void aClosedInputLeavesNoTimerBehind() {
    var in =
        open(
            new LineSettings.Input(
                TestBoard.KEY, Pull.DOWN, false, Duration.ofMillis(20), Edges.BOTH));
    gpio.drive("GPIO17", 1);
    assertEquals(1, clock.pending());
    in.close();
    assertEquals(0, clock.pending());
  }

  @Test
  void anUnwiredPairBreaksTheChecks() {
    var checks = new GpioChecks(gpio, TestBoard.LED, TestBoard.KEY, clock::advance).all();
    var error = assertThrows(Check.Broken.class, () -> checks.getFirst().body().run());
    assertEquals("the input: expected 1, got 0", error.getMessage());
  }

  private OpenLines open(LineSettings settings) {
    return gpio.open(new LineRequest("test:line", settings), LineListener.NONE);
  }

  private static LineListener listener(List<LineEvent> events) {
    return new LineListener() {
      @Override
      public void edge(LineEvent event) {
        events.add(event);
      }

      @Override
      public void failed(HalException error) {
        throw new AssertionError(error);
      }
    };
  }
}
