package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
  private final World world = new World();
  private final TestClient publisher = world.client("publisher");

  @ParameterizedTest(name = "{0} sees {1}: {2}")
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/b/c, false",
    "a/b, a, false",
    "a/+, a/b, true",
    "a/+, a/, true",
    "a/+, a, false",
    "a/+/c, a/b/c, true",
    "+, a, true",
    "+, a/b, false",
    "+/+, /a, true",
    "/+, /a, true",
    "#, a/b/c, true",
    "#, /, true",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, ab, false",
    "#, $SYS/x, false",
    "+/x, $SYS/x, false",
    "$SYS/#, $SYS/x, true",
    "$SYS/+, $SYS/x, true",
    "A/b, a/b, false",
  })
  void aFilterSeesItsTopics(String filter, String topic, boolean seen) {
    var live = world.client("live").subscribe(filter, 0);
    publisher.publish(new Message(topic, new byte[] {'x'}, 0, true));
    assertEquals(seen ? List.of(topic + "=x") : List.of(), live.messages());
    // What is retained must follow the same rules.
    var late = world.client("late").subscribe(filter, 0);
    assertEquals(seen ? List.of(topic + "=x r") : List.of(), late.messages());
  }

  @Test
  void theLowerQosWins() {
    var client = world.client("c").subscribe("low", 0).subscribe("high", 2);
    publisher.publish(message("low", "x", 1)).publish(message("high", "x", 1));
    assertEquals(List.of("low=x", "high=x q1"), client.messages());
  }

  @Test
  void anMqtt5ClientGetsAMessageForEachSubscriptionThatMatches() {
    var client = world.client("c").subscribe("a/#", 0).subscribe("a/b", 1);
    publisher.publish(message("a/b", "x", 1));
    assertEquals(List.of("a/b=x", "a/b=x q1"), client.messages().stream().sorted().toList());
  }

  @Test
  void a311ClientGetsItOnceAtTheHigherQos() {
    var client = world.client3("c").subscribe("a/#", 0).subscribe("a/b", 1);
    publisher.publish(message("a/b", "x", 1));
    assertEquals(List.of("a/b=x q1"), client.messages());
  }

  @Test
  void subscribingAgainReplacesTheSubscription() {
    var client = world.client("c").subscribe("a", 1).subscribe("a", 0);
    publisher.publish(message("a", "x", 1));
    assertEquals(List.of("a=x"), client.messages());
  }

  @Test
  void theSubscriptionIdentifierComesWithTheMessage() {
    var client = world.client("c");
    client.send(new Packet.Subscribe(1, List.of(new Subscription("a", 0)), 77));
    publisher.publish(message("a", "x", 0));
    assertEquals(List.of(77), client.only(Packet.Publish.class).subscriptionIds());
  }

  @Test
  void noLocalLeavesOutOnesOwnMessages() {
    var always = Subscription.RetainHandling.ALWAYS;
    var client = world.client("c").subscribe(new Subscription("a", 0, true, false, always));
    client.publish(message("a", "mine", 0));
    publisher.publish(message("a", "theirs", 0));
    assertEquals(List.of("a=theirs"), client.messages());
  }

  @Test
  void aSharedSubscriptionTakesTurns() {
    var one = world.client("one").subscribe("$share/g/a/+", 0);
    var two = world.client("two").subscribe("$share/g/a/+", 0);
    var other = world.client("other").subscribe("$share/h/a/#", 0);
    for (String text : List.of("1", "2", "3", "4")) {
      publisher.publish(message("a/x", text, 0));
    }
    assertEquals(List.of("a/x=1", "a/x=3"), one.messages());
    assertEquals(List.of("a/x=2", "a/x=4"), two.messages());
    assertEquals(4, other.messages().size());
  }

  @Test
  void aSharedSubscriptionPrefersMembersThatAreThere() {
    var away = world.lasting("away", 100).subscribe("$share/g/a", 1);
    var there = world.client("there").subscribe("$share/g/a", 1);
    away.vanish();
    publisher.publish(message("a", "1", 0)).publish(message("a", "2", 0));
    assertEquals(List.of("a=1", "a=2"), there.messages());
  }

  @Test
  void unsubscribingSaysWhetherThereWasASubscription() {
    var client = world.client("c").subscribe("a", 0).subscribe("$share/g/b", 0);
    client.packets();
    client.send(new Packet.Unsubscribe(9, List.of("a", "a", "$share/g/b", "never")));
    var none = Reason.NO_SUBSCRIPTION_EXISTED;
    assertEquals(
        new Packet.Unsuback(9, List.of(Reason.SUCCESS, none, Reason.SUCCESS, none)),
        client.only(Packet.Unsuback.class));
    publisher.publish(message("a", "x", 0)).publish(message("b", "x", 0));
    assertEquals(List.of(), client.messages());
  }

  @Test
  void propertiesArePassedOnUnchangedToMqtt5AndLeftOutFor311() {
    var properties =
        new MessageProperties(
            1,
            null,
            "text/plain",
            "answers/1",
            new byte[] {0, -1},
            List.of(new UserProperty("k", "1"), new UserProperty("k", "2")));
    var five = world.client("five").subscribe("a", 0);
    var three = world.client3("three").subscribe("a", 0);
    publisher.publish(new Message("a", new byte[0], 0, false, properties));
    assertEquals(properties, five.only(Packet.Publish.class).message().properties());
    assertEquals(MessageProperties.NONE, three.only(Packet.Publish.class).message().properties());
  }

  @Test
  void nothingComesBackWhileAPacketIsTaken() {
    var client = world.client("c").subscribe("a", 0);
    client.packets();
    client.connection().receive(new Packet.Publish(0, message("a", "x", 0)));
    assertTrue(client.packets().isEmpty());
    world.settle();
    assertEquals(List.of("a=x"), client.messages());
  }

  @Test
  void theWorldLooksOnAndJoinsIn() {
    var seen = new ArrayList<String>();
    var watching =
        world.broker.watch(
            new Watcher() {
              @Override
              public void message(String clientId, Message message) {
                seen.add(clientId + ":" + message.topic());
              }

              @Override
              public void connected(String clientId, int version) {
                seen.add(clientId + " in " + version);
              }

              @Override
              public void disconnected(String clientId, Reason reason) {
                seen.add(clientId + " out " + reason);
              }
            });
    var client = world.client3("c").subscribe("a", 0);
    publisher.publish(message("a", "x", 0));
    world.broker.publish(message("a", "y", 0));
    client.leave();
    watching.close();
    publisher.publish(message("a", "z", 0));
    assertEquals(List.of("c in 4", "publisher:a", ":a", "c out SUCCESS"), seen);
    assertEquals(List.of("a=x", "a=y"), client.messages());
  }
}
