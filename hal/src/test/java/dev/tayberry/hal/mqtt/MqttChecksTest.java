package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.mqtt.broker.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The promises of the port, on both backends. */
@Execution(ExecutionMode.CONCURRENT) // Paho waits a lot
class MqttChecksTest {
  @TempDir static Path folder;
  private static final Map<Integer, Mosquitto> BROKERS = new HashMap<>();

  @BeforeAll
  static void startMosquittos() throws IOException {
    // One for each version: their checks would hear each other.
    for (int version : new int[] {4, 5}) {
      Path own = Files.createDirectory(folder.resolve("mqtt" + version));
      BROKERS.put(version, Mosquitto.start(own));
    }
  }

  @AfterAll
  static void stopMosquittos() {
    BROKERS.values().forEach(Mosquitto::close);
  }

  @TestFactory
  Stream<DynamicTest> pahoWithMosquittoKeepsItsPromises() {
    return versions()
        .flatMap(
            version ->
                new MqttChecks(new PahoMqtt(), BROKERS.get(version).url(), version, new RealTime())
                    .all().stream().map(check -> test(check, version, () -> {})));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD) // they share a clock
  Stream<DynamicTest> theSimulationKeepsItsPromises() {
    return versions()
        .flatMap(
            version -> {
              ManualClock clock = new ManualClock();
              MqttBackend backend = new SimulatedMqtt(new Broker(clock), clock, 1);
              return new MqttChecks(backend, "mqtt://broker", version, new ManualTime(clock))
                  .all().stream()
                      .map(
                          check ->
                              test(
                                  check,
                                  version,
                                  () -> assertEquals(0, clock.pending(), "timers left")));
            });
  }

  private static Stream<Integer> versions() {
    return IntStream.of(4, 5).boxed();
  }

  private static DynamicTest test(Check check, int version, Runnable after) {
    return DynamicTest.dynamicTest(
        "MQTT " + version + ": " + check.name(),
        () -> {
          check.body().run();
          after.run();
        });
  }

  private static final class RealTime implements MqttChecks.Waiting {
    @Override
    public void until(BooleanSupplier condition) {
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it did not come about within 10 s");
        }
        LockSupport.parkNanos(2_000_000);
      }
    }

    @Override
    public void pass(Duration time) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  private record ManualTime(ManualClock clock) implements MqttChecks.Waiting {
    @Override
    public void until(BooleanSupplier condition) {
      for (int i = 0; !condition.getAsBoolean(); i++) {
        if (i == 1000) {
          throw new AssertionError("it did not come about within a second");
        }
        clock.advance(Duration.ofMillis(1));
      }
    }

    @Override
    public void pass(Duration time) {
      clock.advance(time);
    }
  }
}
