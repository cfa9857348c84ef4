package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a client comes back, in virtual time. */
class ReconnectTest extends SimulatedClients {
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
}
