package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.fixtures.Needed;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our broker and mosquitto, told the same, say the same: packet by packet. */
@Execution(ExecutionMode.CONCURRENT) // some scenarios wait for seconds to pass
class ParityTest {
  private static final EventLoopGroup THREADS =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

  @BeforeAll
  static void mosquittoIsHere() {
    Needed.program("mosquitto", "mosquitto");
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
            RoutingScenarios.all(),
            RetainScenarios.all(),
            SessionScenarios.all(),
            WillScenarios.all(),
            RuleScenarios.all())
        .flatMap(scenario -> scenario);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void sameAsMosquitto(Scenario scenario) throws Exception {
    try (var mosquitto = Mosquitto.start();
        var ours = new OurBroker()) {
      // At once, since some of them wait for real seconds to pass.
      var theirs =
          CompletableFuture.supplyAsync(
              () -> play(scenario, mosquitto.port(), "mosquitto"),
              task -> Thread.ofPlatform().start(task));
      var transcript = play(scenario, ours.port(), "ours");
      assertEquals(String.join("\n", theirs.get()), String.join("\n", transcript));
    }
  }

  private static List<String> play(Scenario scenario, int port, String broker) {
    try (var scene = new Scene(THREADS, port)) {
      scenario.play().accept(scene, scenario.version());
      return scene.transcript();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(scenario + " on " + broker, e);
    }
  }
}
