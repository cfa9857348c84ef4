package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client makes out of links, in virtual time. */
class SimulatedClientTest {
  private final ManualLoop loop = new ManualLoop();
  private final Broker broker = new Broker(loop.clock());
  private final List<Told> open = new ArrayList<>();

  @AfterEach
  void leavesNothing() {
    open.forEach(told -> told.client.close(Duration.ofSeconds(1)));
    pass(2);
    broker.stop();
    broker.clear(); // sessions and delayed wills
    pass(10);
    open.forEach(told -> assertEquals(1, told.closes, "closed"));
    assertEquals(0, loop.clock().pending(), "timers left");
  }

  private Told client(String id) {
    return client(id, Told.behaviour(null), Told.options("mqtt://broker", id));
  }

  private Told client(String id, MqttClient.Behaviour behaviour, MqttOptions options) {
    Told told =
        new Told(loop, new SimulatedMqtt(broker, loop.clock(), id.hashCode()), options, behaviour);
    open.add(told);
    pass(0.01);
    return told;
  }

  private void pass(double seconds) {
    loop.advance(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private static String code(CompletableFuture<?> future) {
    assertTrue(future.isDone(), "not settled");
    try {
      future.join();
      return "fine";
    } catch (CompletionException e) {
      return ((HalException) e.getCause()).code();
    }
  }

  private Subscriptions.Handler subscribe(Told told, String filter) {
    var handler = told.client.subscribe(Told.wish(filter));
    pass(0.01);
    assertEquals("fine", code(handler.granted));
    return handler;
  }

  @Test
  void delaysDoubleWithJitterUpToTheLongest() {
    broker.stop();
    Told told = client("a");
    pass(300);
    List<Duration> delays = told.delays;
    for (int i = 0; i < delays.size(); i++) {
      long full = Math.min(1000L << i, 30_000);
      long got = delays.get(i).toMillis();
      assertTrue(got >= full / 2 && got <= full, "delay " + i + " was " + got);
    }
    assertTrue(delays.size() > 10);
    assertEquals("ECONNREFUSED", told.reasons.getFirst().code());
    assertEquals(0, told.offlines, "it never was online");
  }

  @Test
  void devicesDoNotComeBackInOneMoment() {
    broker.stop();
    Told a = client("a");
    Told b = client("b");
    assertFalse(a.delays.getFirst().equals(b.delays.getFirst()));
  }

  @Test
  void theDelayStartsAnewAfterASteadyConnectionOnly() {
    Told told = client("a");
    for (int i = 0; i < 3; i++) {
      broker.stop();
      broker.start();
      pass(4.5);
    }
    assertTrue(told.delays.get(2).toMillis() >= 2000, "hammers: " + told.delays);
    pass(60);
    broker.stop();
    pass(0);
    assertTrue(told.delays.getLast().toMillis() <= 1000, "starts anew: " + told.delays);
  }

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
  void subscriptionsComeBackWithALostSession() {
    for (int version : new int[] {4, 5}) {
      String id = "v" + version;
      MqttOptions kept =
          new MqttOptions(
              "mqtt://b",
              id,
              null,
              null,
              MqttOptions.Tls.SYSTEM,
              30,
              false,
              MqttOptions.NEVER_EXPIRES,
              16,
              null);
      Told told = client(id, Told.behaviour(version), kept);
      subscribe(told, id);
      broker.stop();
      broker.clear();
      broker.start();
      pass(5);
      assertEquals(List.of(false, false), told.sessions);
      told.client.publish(Told.message(id, "x", 1));
      pass(0.1);
      assertEquals(List.of(id + " x"), told.texts());
    }
  }

  @Test
  void aKeptSessionBringsWhatWasMissed() {
    MqttOptions kept =
        new MqttOptions(
            "mqtt://b", "a", null, null, MqttOptions.Tls.SYSTEM, 30, true, 600, 16, null);
    Told told = client("a", Told.behaviour(null), kept);
    subscribe(told, "t");
    broker.stop();
    broker.start();
    broker.publish(new dev.tayberry.hal.mqtt.broker.Message("t", "missed".getBytes(), 1, false));
    pass(5);
    assertEquals(List.of(false, true), told.sessions);
    assertEquals(List.of("t missed"), told.texts());
  }

  @Test
  void aQos2MessageUnderWayWhenTheBrokerDiesArrivesOnce() {
    MqttOptions kept =
        new MqttOptions(
            "mqtt://b", "a", null, null, MqttOptions.Tls.SYSTEM, 30, true, 600, 16, null);
    Told sender = client("a", Told.behaviour(null), kept);
    Told receiver =
        client(
            "b",
            Told.behaviour(null),
            new MqttOptions(
                "mqtt://b", "b", null, null, MqttOptions.Tls.SYSTEM, 30, true, 600, 16, null));
    subscribe(receiver, "t");
    var done = sender.client.publish(Told.message("t", "x", 2));
    broker.stop();
    broker.start();
    pass(5);
    assertEquals("fine", code(done));
    assertEquals(List.of("t x"), receiver.texts());
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

  @Test
  void aWrongPasswordIsAnErrorAndTriedAgainSlowly() {
    broker.admit(connect -> Reason.BAD_USER_NAME_OR_PASSWORD);
    Told told = client("a");
    assertEquals("ERR_MQTT_NOT_AUTHORIZED", told.errors.getFirst().code());
    assertTrue(told.delays.getFirst().toMillis() >= 15_000);
    broker.admit(connect -> Reason.SUCCESS);
    pass(30);
    assertTrue(told.client.isConnected());
  }

  @Test
  void fallsBackTo311AtOnceWhereTheBrokerWantsIt() {
    broker.admit(
        (Packet.Connect connect) ->
            connect.version() == 5 ? Reason.UNSUPPORTED_PROTOCOL_VERSION : Reason.SUCCESS);
    Told told = client("a");
    assertEquals(List.of(4), told.connects);
    assertEquals(List.of(), told.delays);
    broker.stop();
    broker.start();
    pass(5);
    assertEquals(List.of(4, 4), told.connects);
  }

  @Test
  void aFixedVersionDoesNotFallBack() {
    broker.admit(connect -> Reason.UNSUPPORTED_PROTOCOL_VERSION);
    Told told = client("a", Told.behaviour(5), Told.options("mqtt://b", "a"));
    assertEquals("ERR_MQTT_REFUSED_VERSION", told.errors.getFirst().code());
    assertEquals(List.of(), told.connects);
  }

  @Test
  void anotherClientOfTheSameNameIsAnError() {
    Told told = client("a");
    client("a");
    assertEquals("ERR_MQTT_TAKEN_OVER", told.errors.getFirst().code());
    assertTrue(told.delays.getFirst().toMillis() >= 15_000, "they would fight");
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
    told.client.subscribe(new Subscriptions.Wish("replies", 0, false, 2, true));
    pass(0.1);
    told.client.publish(Told.message("t", "busy", 1));
    told.client.publish(Told.message("t", "waits", 1));
    told.client.publish(Told.message("replies", "now", 1));
    pass(0.1);
    assertEquals(List.of("t busy", "replies now"), told.texts());
    assertEquals(0, told.messages.getLast().number());
  }
}
