package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.connect;
import static dev.tayberry.hal.mqtt.broker.World.expiring;
import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final World world = new World();
  private final TestClient publisher = world.client("publisher");

  @Test
  void messagesWaitForASessionAndQosZeroDoesNot() {
    world.lasting("c", 100).subscribe("a", 2).vanish();
    publisher.publish(message("a", "0", 0)).publish(message("a", "1", 1));
    publisher.publishOnce(message("a", "2", 2));
    var back = world.lasting("c", 100);
    assertEquals(List.of("a=1 q1", "a=2 q2"), back.messages());
  }

  @Test
  void connackSaysWhetherThereWasASession() {
    assertFalse(world.lasting("c", 100).only(Packet.Connack.class).sessionPresent());
    assertTrue(world.lasting("c", 100).only(Packet.Connack.class).sessionPresent());
    assertFalse(world.client("c").only(Packet.Connack.class).sessionPresent());
  }

  @Test
  void aSessionEndsWithItsExpiryToTheSecond() {
    world.lasting("c", 60).vanish();
    world.pass("59.999S");
    var back = world.lasting("c", 60);
    assertTrue(back.only(Packet.Connack.class).sessionPresent());
    back.vanish();
    world.pass("60S");
    assertFalse(world.lasting("c", 60).only(Packet.Connack.class).sessionPresent());
  }

  @Test
  void anExpiryOfAllOnesIsForever() {
    world.lasting("c", Packet.FOREVER).vanish();
    world.pass("999999H");
    assertTrue(world.lasting("c", 0).only(Packet.Connack.class).sessionPresent());
  }

  @Test
  void anEndedSessionLeavesNoSubscriptionBehind() {
    world.lasting("c", 1).subscribe("a", 1).subscribe("$share/g/a", 1).vanish();
    world.pass("1S");
    publisher.packets();
    publisher.publish(message("a", "x", 1));
    assertEquals(Reason.NO_MATCHING_SUBSCRIBERS, publisher.only(Packet.Puback.class).reason());
    assertEquals(0, world.clock.pending());
  }

  @Test
  void disconnectMayChangeTheExpiryButNotOutOfNothing() {
    world.lasting("c", 100).send(new Packet.Disconnect(Reason.SUCCESS, 1L));
    world.pass("1S");
    assertFalse(world.lasting("c", 0).only(Packet.Connack.class).sessionPresent());
    var none = world.lasting("none", 0);
    none.packets();
    none.send(new Packet.Disconnect(Reason.SUCCESS, 100L));
    assertEquals(Reason.PROTOCOL_ERROR, none.only(Packet.Disconnect.class).reason());
  }

  @Test
  void whoeverComesUnderTheSameNameTakesTheSessionOver() {
    var first = world.lasting("c", 100).subscribe("a", 0);
    first.packets();
    var second = world.lasting("c", 100);
    assertEquals(Reason.SESSION_TAKEN_OVER, first.only(Packet.Disconnect.class).reason());
    assertTrue(first.isDropped());
    first.publish(message("a", "from the dead", 0));
    publisher.publish(message("a", "x", 0));
    assertEquals(List.of("a=x"), second.messages());
    assertEquals(List.of(), first.messages());
  }

  @Test
  void whatWasNotAcknowledgedComesAgainBeforeWhatWaited() {
    var client = world.lasting("c", 100).subscribe("a", 2);
    publisher.publish(message("a", "one", 1)).publishOnce(message("a", "two", 2));
    assertEquals(List.of("a=one q1", "a=two q2"), client.messages());
    client.vanish();
    publisher.publish(message("a", "three", 1));
    var ids = new ArrayList<Integer>();
    var back = world.lasting("c", 100);
    for (var packet : back.packets(Packet.Publish.class)) {
      ids.add(packet.id());
    }
    assertEquals(List.of(1, 2, 3), ids);
    back.vanish();
    assertEquals(
        List.of("a=one q1 d", "a=two q2 d", "a=three q1 d"), world.lasting("c", 100).messages());
  }

  @Test
  void aReceivedQos2MessageIsNotSentAgainOnlyItsRelease() {
    var client = world.lasting("c", 100).subscribe("a", 2);
    publisher.publishOnce(message("a", "x", 2));
    client.send(new Packet.Pubrec(1, Reason.SUCCESS)).vanish();
    var back = world.lasting("c", 100);
    var packets = back.packets();
    assertEquals(new Packet.Pubrel(1, Reason.SUCCESS), packets.getLast());
    assertEquals(2, packets.size());
    back.send(new Packet.Pubcomp(1, Reason.SUCCESS)).vanish();
    assertEquals(1, world.lasting("c", 100).packets().size());
  }

  @Test
  void qos2SentTwiceAcrossConnectionsArrivesOnce() {
    var watcher = world.client("watcher").subscribe("a", 0);
    var client = world.lasting("c", 100);
    client.send(new Packet.Publish(7, message("a", "x", 2))).vanish();
    var back = world.lasting("c", 100);
    back.send(new Packet.Publish(7, message("a", "x", 2), true, 0, List.of()));
    assertEquals(List.of(), watcher.messages());
    back.send(new Packet.Pubrel(7, Reason.SUCCESS)).send(new Packet.Pubrel(7, Reason.SUCCESS));
    assertEquals(List.of("a=x"), watcher.messages());
    assertEquals(
        List.of(
            new Packet.Pubcomp(7, Reason.SUCCESS),
            new Packet.Pubcomp(7, Reason.PACKET_IDENTIFIER_NOT_FOUND)),
        back.packets(Packet.Pubcomp.class));
  }

  @Test
  void anExpiredMessageIsNotDeliveredAndOthersSayWhatRemains() {
    world.lasting("c", 1000).subscribe("a", 1).vanish();
    publisher.publish(expiring(message("a", "short", 1), 10));
    publisher.publish(expiring(message("a", "long", 1), 100));
    world.pass("10.5S");
    var delivered = world.lasting("c", 1000).only(Packet.Publish.class);
    assertEquals("a=long q1", TestClient.text(delivered));
    assertEquals(90, delivered.message().properties().expiry());
  }

  @Test
  void theQueueOfASessionIsBoundedAndTellsWhatItDrops() {
    var small = new World(new Limits(1000, 20, 3, 10, Duration.ofSeconds(30)));
    var dropped = new ArrayList<String>();
    small.broker.watch(
        new Watcher() {
          @Override
          public void dropped(String clientId, Message message, String why) {
            dropped.add(clientId + " " + new String(message.payload()));
          }
        });
    small.lasting("c", 100).subscribe("a", 1).vanish();
    var sender = small.client("sender");
    for (String text : List.of("1", "2", "3", "4", "5")) {
      sender.publish(message("a", text, 1));
    }
    assertEquals(List.of("c 4", "c 5"), dropped);
    assertEquals(List.of("a=1 q1", "a=2 q1", "a=3 q1"), small.lasting("c", 100).messages());
  }

  @Test
  void aSessionOf311LastsUnlessItIsClean() {
    var lasting = new Packet.Connect(4, "c", false, 0);
    world.open().connect(lasting).subscribe("a", 1).vanish();
    world.pass("999H");
    publisher.publish(message("a", "x", 1));
    assertEquals(List.of("a=x q1"), world.open().connect(lasting).messages());
    world.client3("c").vanish();
    assertFalse(world.open().connect(lasting).only(Packet.Connack.class).sessionPresent());
  }

  @Test
  void aCleanStartMayStillLeaveASessionBehind() {
    world.open().connect(connect("c", true, 100, null)).subscribe("a", 1).vanish();
    publisher.publish(message("a", "x", 1));
    assertEquals(List.of("a=x q1"), world.lasting("c", 100).messages());
  }
}
