package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which handlers a message reaches, and when, in virtual time. */
class DeliveryTest extends SimulatedClients {
  @Test
  void aMessageThatExpiresWhileAHandlerIsBusyIsNeverHandedOn() {
    Told told = client("a");
    told.prompt = false;
    subscribe(told, "t");
    told.client.publish(Told.message("t", "busy", 1));
    var properties = MqttProperties.NONE.withExpiry(1);
    told.client.publish(new MqttMessage("t", new byte[1], 1, false, properties));
    told.client.publish(Told.message("t", "after", 1));
    pass(2);
    told.client.done(told.messages.getFirst().number());
    pass(0.01);
    assertEquals(List.of("t busy", "t after"), told.texts());
  }

  @Test
  void expiresAtIsInTheClocksTime() {
    Told told = client("a");
    subscribe(told, "t");
    var properties = MqttProperties.NONE.withExpiry(10);
    told.client.publish(new MqttMessage("t", new byte[1], 1, false, properties));
    told.client.publish(Told.message("t", "for ever", 1));
    pass(0.01);
    double rest = told.messages.get(0).expiresAt() - loop.clock().currentTimeMillis();
    assertTrue(rest > 9900 && rest <= 10_000, "rest " + rest);
    assertNull(told.messages.get(1).expiresAt());
  }

  @Test
  void handlersRunOneAfterTheOtherAndHoldTheBrokerBack() {
    MqttOptions two =
        new MqttOptions("mqtt://b", "a", null, null, MqttOptions.Tls.SYSTEM, 30, true, 0, 2, null);
    Told told = client("a", Told.behaviour(null), two);
    told.prompt = false;
    subscribe(told, "t");
    Told sender = client("b");
    for (int i = 0; i < 5; i++) {
      sender.client.publish(Told.message("t", String.valueOf(i), 1));
    }
    pass(1);
    assertEquals(List.of("t 0"), told.texts());
    for (int i = 0; i < 5; i++) {
      told.client.done(told.messages.get(i).number());
      pass(0.01);
    }
    assertEquals(List.of("t 0", "t 1", "t 2", "t 3", "t 4"), told.texts());
  }

  @Test
  void aFloodOfQos0IsBoundedAndCounted() {
    Told told =
        client(
            "a",
            new MqttClient.Behaviour(null, 3, 10_000, 1000, 30_000),
            Told.options("mqtt://b", "a"));
    told.prompt = false;
    subscribe(told, "t");
    Told sender = client("b");
    for (int i = 0; i < 10; i++) {
      sender.client.publish(Told.message("t", String.valueOf(i), 0));
      pass(0.01);
    }
    assertEquals(6, told.overflows.size());
    assertEquals("t 6", told.overflows.getLast());
    for (int i = 0; i < 4; i++) {
      told.client.done(told.messages.getLast().number());
    }
    assertEquals(List.of("t 0", "t 7", "t 8", "t 9"), told.texts());
  }

  @Test
  void overlappingSubscriptionsEachGetAMessageOnce() {
    Told told = client("a");
    var all = subscribe(told, "a/#");
    var one = subscribe(told, "a/+");
    var same = subscribe(told, "a/+");
    told.client.publish(Told.message("a/b", "x", 1));
    pass(0.1);
    var called = told.messages.stream().flatMap(d -> d.handlers().stream()).sorted().toList();
    assertEquals(List.of(all.id, one.id, same.id), called);
  }

  @Test
  void retainedMessagesComeToTheNewHandlerOfAFilterOnly() {
    Told told = client("a");
    told.client.publish(Told.retained("a/b", "kept"));
    var first = subscribe(told, "a/b");
    assertEquals(
        List.of(List.of(first.id)), told.messages.stream().map(Inbox.Delivery::handlers).toList());
    told.messages.clear();
    var second = subscribe(told, "a/b");
    assertEquals(
        List.of(List.of(second.id)), told.messages.stream().map(Inbox.Delivery::handlers).toList());
  }

  @Test
  void unsubscribingOneHandlerLeavesTheOther() {
    Told told = client("a");
    var first = subscribe(told, "t");
    var second = subscribe(told, "t");
    told.client.unsubscribe(first);
    told.client.publish(Told.message("t", "1", 1));
    pass(0.1);
    assertEquals(List.of(second.id), told.messages.getLast().handlers());
    told.client.unsubscribe(second);
    pass(0.1);
    told.client.publish(Told.message("t", "2", 1));
    pass(0.1);
    assertEquals(List.of("t 1"), told.texts());
  }

  @Test
  void repliesOvertakeABusyHandler() {
    Told told = client("a");
    told.prompt = false;
    subscribe(told, "t");
    told.client.subscribe(new Subscriptions.Wish("replies", 0, false, false, 2, true));
    pass(0.1);
    told.client.publish(Told.message("t", "busy", 1));
    told.client.publish(Told.message("t", "waits", 1));
    told.client.publish(Told.message("replies", "now", 1));
    pass(0.1);
    assertEquals(List.of("t busy", "replies now"), told.texts());
    assertEquals(0, told.messages.getLast().number());
  }
}
