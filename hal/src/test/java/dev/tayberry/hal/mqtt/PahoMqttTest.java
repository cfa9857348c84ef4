package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.hal.ManualLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client over Paho, with mosquitto. */
@Execution(ExecutionMode.CONCURRENT) // Paho waits a lot
class PahoMqttTest {
  @TempDir Path folder;
  private Mosquitto broker;

  @BeforeEach
  void startBroker() {
    broker = Mosquitto.start(folder);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  private Told client(String id, Integer version) {
    return new Told(
        new ManualLoop(), new PahoMqtt(), Told.options(broker.url(), id), Told.behaviour(version));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void carriesMessagesOfEachQos(int version) {
    try (Told client = client("a", version).connected()) {
      client.subscribe("a/+");
      for (int qos = 0; qos <= 2; qos++) {
        client.publish(Told.message("a/" + qos, "text", qos));
      }
      client.until(() -> client.messages.size() == 3);
      assertEquals(List.of("a/0 text", "a/1 text", "a/2 text"), client.texts());
      assertEquals(List.of(0, 1, 2), client.messages.stream().map(d -> d.message().qos()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void comesBackAndSubscribesAgainAfterTheBrokerWasKilled(int version) throws IOException {
    try (Told client = client("a", version).connected()) {
      client.subscribe("a/#");
      broker.kill();
      client.until(() -> client.delays.size() == 1);
      assertEquals(1, client.offlines);
      assertFalse(client.client.isConnected());
      broker.restart();
      var queued = client.client.publish(Told.message("a/b", "queued", 1));
      client.back();
      client.got(queued);
      client.until(() -> client.messages.size() == 1);
      assertEquals(List.of("a/b queued"), client.texts());
    }
  }

  @Test
  void leavesNoThreads() {
    for (int i = 0; i < 3; i++) {
      client("leaves-no-threads", 5).connected().close();
      client("leaves-no-threads", 4).connected().close();
    }
    Threads.assertGone("leaves-no-threads");
  }
}
