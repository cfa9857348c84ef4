package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.expiring;
import static dev.tayberry.hal.mqtt.broker.World.retained;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.hal.mqtt.broker.Subscription.RetainHandling;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetainTest {
  private final World world = new World();
  private final TestClient publisher = world.client("publisher");

  private List<String> late(String filter) {
    return world.client("late").subscribe(filter, 1).messages();
  }

  @Test
  void theLastMessageIsKeptForThoseWhoComeLater() {
    publisher.publish(retained("a", "old")).publish(retained("a", "new"));
    assertEquals(List.of("a=new q1 r"), late("a"));
  }

  @Test
  void anEmptyMessageClearsAndIsDelivered() {
    var live = world.client("live").subscribe("a", 0);
    publisher.publish(retained("a", "x")).publish(retained("a", ""));
    assertEquals(List.of("a=x", "a="), live.messages());
    assertEquals(List.of(), late("a"));
  }

  @Test
  void theFlagIsOnlyForThoseWhoComeLaterUnlessTheyWantIt() {
    var plain = world.client("plain").subscribe("a", 0);
    var asPublished =
        world.client("as").subscribe(new Subscription("a", 0, false, true, RetainHandling.ALWAYS));
    publisher.publish(retained("a", "x"));
    assertEquals(List.of("a=x"), plain.messages());
    assertEquals(List.of("a=x r"), asPublished.messages());
  }

  @Test
  void retainHandlingSaysWhen() {
    publisher.publish(retained("a", "x"));
    var client = world.client("c");
    var ifNew = new Subscription("a", 0, false, false, RetainHandling.IF_NEW);
    assertEquals(1, client.subscribe(ifNew).messages().size());
    assertEquals(0, client.subscribe(ifNew).messages().size());
    assertEquals(1, client.subscribe("a", 0).messages().size());
    var never = new Subscription("a", 0, false, false, RetainHandling.NEVER);
    assertEquals(0, client.subscribe(never).messages().size());
  }

  @Test
  void aSharedSubscriptionIsNotAnswered() {
    publisher.publish(retained("a", "x"));
    assertEquals(List.of(), late("$share/g/a"));
  }

  @Test
  void theSubscriptionIsAcknowledgedFirst() {
    publisher.publish(retained("a", "x"));
    var client = world.client("c");
    client.packets();
    var packets = client.subscribe("a", 0).packets();
    assertEquals(Packet.Suback.class, packets.getFirst().getClass());
    assertEquals(Packet.Publish.class, packets.getLast().getClass());
  }

  @Test
  void itExpires() {
    publisher.publish(expiring(retained("a", "x"), 10));
    world.pass("9S");
    var delivered = world.client("c").subscribe("a", 0).only(Packet.Publish.class);
    assertEquals(1, delivered.message().properties().expiry());
    world.pass("1S");
    assertEquals(List.of(), late("a"));
  }
}
