package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What waits, what expires and what is sent before the end, in virtual time. */
class SendingTest extends SimulatedClients {
  @Test
  void whatIsPublishedOfflineIsSentInOrderWhenTheBrokerIsThere() {
    broker.stop();
    Told sender = client("a");
    var first = sender.client.publish(Told.message("t", "1", 0));
    var second = sender.client.publish(Told.message("t", "2", 1));
    broker.start();
    Told receiver = client("b");
    subscribe(receiver, "t");
    pass(2);
    assertEquals("fine", code(first));
    assertEquals("fine", code(second));
    assertEquals(List.of("t 1", "t 2"), receiver.texts());
  }

  @Test
  void theOldestGivesWayWhenTheQueueIsFullAndItIsSaid() {
    broker.stop();
    Told told =
        client(
            "a",
            new MqttClient.Behaviour(null, 2, 10_000, 1000, 30_000),
            Told.options("mqtt://b", "a"));
    var first = told.client.publish(Told.message("old", "1", 1));
    told.client.publish(Told.message("t", "2", 1));
    told.client.publish(Told.message("t", "3", 1));
    assertEquals(List.of("old 1"), told.overflows);
    assertEquals("ERR_MQTT_OVERFLOW", code(first));
  }

  @Test
  void expiryRunsWhileAMessageWaits() {
    broker.stop();
    Told sender = client("a");
    var properties = MqttProperties.NONE.withExpiry(2);
    var late = sender.client.publish(new MqttMessage("t", new byte[1], 1, false, properties));
    var kept =
        sender.client.publish(
            new MqttMessage("t", new byte[1], 1, false, MqttProperties.NONE.withExpiry(600)));
    pass(5);
    broker.start();
    Told receiver = client("b");
    subscribe(receiver, "t");
    pass(30);
    assertEquals("ERR_MQTT_EXPIRED", code(late));
    assertEquals("fine", code(kept));
    assertEquals(1, receiver.messages.size());
    long rest = receiver.messages.getFirst().message().properties().expiry();
    assertTrue(rest < 596, "the broker was told " + rest);
  }

  @Test
  void closeSendsWhatWaitsThenSaysGoodbye() {
    Told told =
        client(
            "a",
            Told.behaviour(null),
            new MqttOptions(
                "mqtt://b",
                "a",
                null,
                null,
                MqttOptions.Tls.SYSTEM,
                30,
                true,
                0,
                16,
                new MqttOptions.Will(Told.message("w", "gone", 1), 0)));
    Told witness = client("b");
    subscribe(witness, "#");
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(told.client.publish(Told.message("t", String.valueOf(i), 1)));
    }
    var closed = told.client.close(Duration.ofSeconds(5));
    pass(0.1);
    assertTrue(closed.isDone());
    all.forEach(one -> assertEquals("fine", code(one)));
    assertEquals(40, witness.messages.size(), "and no will");
    assertEquals("ERR_MQTT_CLOSED", code(told.client.publish(Told.message("t", "late", 0))));
  }

  @Test
  void closeOfflineFailsWhatWaitsAtOnce() {
    broker.stop();
    Told told = client("a");
    var waiting = told.client.publish(Told.message("t", "x", 1));
    var handler = told.client.subscribe(Told.wish("t"));
    var closed = told.client.close(Duration.ofSeconds(5));
    assertTrue(closed.isDone());
    assertEquals("ERR_MQTT_CLOSED", code(waiting));
    assertEquals("ERR_MQTT_CLOSED", code(handler.granted));
  }

  @Test
  void abandoningLeavesTheWill() {
    Told told =
        client(
            "a",
            Told.behaviour(null),
            new MqttOptions(
                "mqtt://b",
                "a",
                null,
                null,
                MqttOptions.Tls.SYSTEM,
                30,
                true,
                0,
                16,
                new MqttOptions.Will(Told.message("w", "gone", 1), 0)));
    Told witness = client("b");
    subscribe(witness, "w");
    told.client.abandon();
    pass(0.1);
    assertEquals(List.of("w gone"), witness.texts());
  }
}
