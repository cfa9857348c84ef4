package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.hal.ManualClock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of the port, on the simulated board. */
class SimulatedGpioChecksTest {
  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    // Only the names are taken from these; each check runs on a board of its own.
    var names = checks(new ManualClock(), TestBoard.gpio(new ManualClock())).all();
    return names.stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.name(),
                    () -> {
                      var clock = new ManualClock();
                      var gpio = TestBoard.gpio(clock);
                      gpio.wire("GPIO27", "GPIO17");
                      checks(clock, gpio).all().stream()
                          .filter(check -> check.name().equals(named.name()))
                          .findFirst()
                          .orElseThrow()
                          .body()
                          .run();
                      assertEquals(Optional.empty(), gpio.holder(TestBoard.KEY), "left open");
                      assertEquals(Optional.empty(), gpio.holder(TestBoard.LED), "left open");
                      assertEquals(0, clock.pending(), "timers left");
                    }));
  }

  private static GpioChecks checks(ManualClock clock, SimulatedGpio gpio) {
    return new GpioChecks(gpio, TestBoard.LED, TestBoard.KEY, clock::advance);
  }
}
