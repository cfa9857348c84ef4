package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.mqtt.broker.Subscription.RetainHandling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private final World world = new World();

  private static void assertEndedBy(Reason reason, TestClient client) {
    assertEquals(reason, client.only(Packet.Disconnect.class).reason());
    assertTrue(client.isDropped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/+", "#", "a/#/b", "a\0b"})
  void aTopicWithWildcardsIsRefused(String topic) {
    var client = world.client("c").publish(message(topic, "x", 0));
    assertEndedBy(Reason.TOPIC_NAME_INVALID, client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a#", "#/a", "a/+b", "$share/g/", "$share/g", "$share//a", "$share/+/a"})
  void aFilterThatIsNoneIsRefused(String filter) {
    assertEndedBy(Reason.MALFORMED_PACKET, world.client("c").subscribe(filter, 0));
  }

  @Test
  void noLocalMakesNoSenseForASharedSubscription() {
    var subscription = new Subscription("$share/g/a", 0, true, false, RetainHandling.ALWAYS);
    assertEndedBy(Reason.PROTOCOL_ERROR, world.client("c").subscribe(subscription));
  }

  @Test
  void aSecondConnectEndsTheConnection() {
    var client = world.client("c").connect(new Packet.Connect(5, "c", true, 0));
    assertEndedBy(Reason.PROTOCOL_ERROR, client);
  }

  @Test
  void a311ClientIsJustDropped() {
    var client = world.client3("c");
    client.packets();
    client.publish(message("#", "x", 0));
    assertEquals(List.of(), client.packets());
    assertTrue(client.isDropped());
  }

  @Test
  void nothingIsTakenBeforeConnect() {
    var client = world.open().send(new Packet.Pingreq());
    assertTrue(client.isDropped());
    assertEquals(List.of(), client.packets());
  }

  @Test
  void whoSaysNothingIsDropped() {
    var client = world.open();
    world.pass("30S");
    assertTrue(client.isDropped());
    assertEquals(0, world.clock.pending());
  }

  @Test
  void onlyTwoVersionsAreSpoken() {
    var client = world.open().connect(new Packet.Connect(3, "c", true, 0));
    assertEquals(Reason.UNSUPPORTED_PROTOCOL_VERSION, client.only(Packet.Connack.class).reason());
    assertTrue(client.isDropped());
  }

  @Test
  void aClientWithoutANameGetsOneAndOf311NeedsACleanSession() {
    assertEquals(
        "auto-1", world.client("").only(Packet.Connack.class).properties().assignedClientId());
    assertEquals(
        "auto-2", world.client("").only(Packet.Connack.class).properties().assignedClientId());
    var lasting = world.open().connect(new Packet.Connect(4, "", false, 0));
    assertEquals(Reason.CLIENT_IDENTIFIER_NOT_VALID, lasting.only(Packet.Connack.class).reason());
  }

  @Test
  void admissionDecidesWhoComesIn() {
    world.broker.admit(
        connect ->
            "sesame".equals(connect.credentials().userName())
                ? Reason.SUCCESS
                : Reason.BAD_USER_NAME_OR_PASSWORD);
    var refused = world.client("c");
    assertEquals(Reason.BAD_USER_NAME_OR_PASSWORD, refused.only(Packet.Connack.class).reason());
    var welcome =
        world
            .open()
            .connect(
                new Packet.Connect(
                    5,
                    "c",
                    true,
                    0,
                    null,
                    new Packet.Credentials("sesame", null),
                    Packet.ConnectProperties.DEFAULT));
    assertEquals(Reason.SUCCESS, welcome.only(Packet.Connack.class).reason());
  }

  @Test
  void aTopicAliasStandsForItsTopicUntilItIsGivenAnew() {
    var client = world.client("c").subscribe("#", 0);
    client.send(new Packet.Publish(0, message("a", "1", 0), false, 3, List.of()));
    client.send(new Packet.Publish(0, message("", "2", 0), false, 3, List.of()));
    client.send(new Packet.Publish(0, message("b", "3", 0), false, 3, List.of()));
    client.send(new Packet.Publish(0, message("", "4", 0), false, 3, List.of()));
    assertEquals(List.of("a=1", "a=2", "b=3", "b=4"), client.messages());
    client.send(new Packet.Publish(0, message("", "5", 0), false, 4, List.of()));
    assertEndedBy(Reason.PROTOCOL_ERROR, client);
  }

  @Test
  void anAliasBeyondTheMaximumIsRefused() {
    var client = world.client("c");
    client.send(new Packet.Publish(0, message("a", "1", 0), false, 11, List.of()));
    assertEndedBy(Reason.TOPIC_ALIAS_INVALID, client);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    var small = new World(new Limits(100, 20, 10, 10, Duration.ofSeconds(30)));
    var client = small.client("c").publish(message("a", "x".repeat(100), 0));
    assertEndedBy(Reason.PACKET_TOO_LARGE, client);
  }

  @Test
  void moreUnreleasedMessagesThanAllowedAreRefused() {
    var client = world.client("c");
    for (int id = 1; id <= 20; id++) {
      client.send(new Packet.Publish(id, message("a", "x", 2)));
    }
    client.send(new Packet.Publish(20, message("a", "x", 2))); // again: no more than before
    client.packets();
    client.send(new Packet.Publish(21, message("a", "x", 2)));
    assertEndedBy(Reason.RECEIVE_MAXIMUM_EXCEEDED, client);
  }

  @Test
  void whatIsNoPacketEndsOnlyItsOwnConnection() {
    var other = world.client("other").subscribe("a", 0);
    var client = world.client("c");
    client.connection().malformed(Reason.MALFORMED_PACKET);
    world.settle();
    assertEndedBy(Reason.MALFORMED_PACKET, client);
    other.publish(message("a", "x", 0));
    assertEquals(List.of("a=x"), other.messages());
  }
}
