package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.MqttChecks;
import dev.tayberry.hal.mqtt.PahoMqtt;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The promises of {@code hal:mqtt}'s port, over real sockets to the simulator's own broker. */
@Execution(ExecutionMode.CONCURRENT) // Paho waits a lot
class PahoChecksTest implements MqttChecks.Waiting {
  private static final EventLoop LOOP = new EventLoop(new RealTime());
  private static volatile boolean wanted = true;
  private static Thread thread;
  private static final Map<Integer, BrokerServer> SERVERS = new HashMap<>();

  @BeforeAll
  static void start() {
    // One for each version: their checks would hear each other.
    for (int version : new int[] {4, 5}) {
      SERVERS.put(
          version, BrokerServer.listen(new Broker(LOOP), LOOP::post, BrokerServer.LOOPBACK, 0));
    }
    thread = Thread.ofPlatform().name("loop").start(() -> LOOP.run(() -> wanted));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    SERVERS.values().forEach(BrokerServer::close);
    wanted = false;
    LOOP.post(() -> {});
    thread.join(Duration.ofSeconds(5));
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return Stream.of(4, 5)
        .flatMap(
            version ->
                new MqttChecks(new PahoMqtt(), url(version), version, this)
                    .all().stream()
                        .map(
                            check ->
                                DynamicTest.dynamicTest(
                                    "MQTT " + version + ": " + check.name(), check.body()::run)));
  }

  private static String url(int version) {
    return "mqtt://127.0.0.1:" + SERVERS.get(version).port();
  }

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
