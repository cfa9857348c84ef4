package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
  private final World world = new World();
  private final TestClient publisher = world.client("publisher");

  private TestClient client(int receiveMaximum, long packetSize) {
    var properties = new Packet.ConnectProperties(0, receiveMaximum, packetSize, null);
    return world
        .open()
        .connect(new Packet.Connect(5, "c", true, 0, null, Packet.Credentials.NONE, properties));
  }

  private void publish(int count, int qos) {
    for (int i = 1; i <= count; i++) {
      publisher.publishOnce(message("a", "" + i, qos));
    }
  }

  @Test
  void noMoreThanTheReceiveMaximumIsUnderWay() {
    var client = client(2, Long.MAX_VALUE).subscribe("a", 1);
    publish(4, 1);
    assertEquals(List.of("a=1 q1", "a=2 q1"), client.messages());
    client.send(new Packet.Puback(1, Reason.SUCCESS));
    assertEquals(List.of("a=3 q1"), client.messages());
    client.send(new Packet.Puback(1, Reason.SUCCESS)); // once more: makes no room
    assertEquals(List.of(), client.messages());
    client.send(new Packet.Puback(3, Reason.SUCCESS));
    assertEquals(List.of("a=4 q1"), client.messages());
  }

  @Test
  void aQos2MessageMakesRoomWhenItIsComplete() {
    var client = client(1, Long.MAX_VALUE).subscribe("a", 2);
    publish(2, 2);
    client.send(new Packet.Pubrec(1, Reason.SUCCESS));
    assertEquals(
        List.of(new Packet.Pubrel(1, Reason.SUCCESS)), client.packets(Packet.Pubrel.class));
    client.send(new Packet.Pubcomp(1, Reason.SUCCESS));
    assertEquals(List.of("a=2 q2"), client.messages());
  }

  @Test
  void aRefusedQos2MessageMakesRoomAtOnce() {
    var client = client(1, Long.MAX_VALUE).subscribe("a", 2);
    publish(2, 2);
    client.packets();
    client.send(new Packet.Pubrec(1, Reason.QUOTA_EXCEEDED));
    assertEquals(List.of("a=2 q2"), client.messages());
  }

  @Test
  void whoDoesNotSayGetsTwentyAtATime() {
    var client = world.client3("c").subscribe("a", 1);
    publish(30, 1);
    assertEquals(20, client.messages().size());
  }

  @Test
  void qosZeroOvertakesAFullWindow() {
    var client = client(1, Long.MAX_VALUE).subscribe("a", 1);
    publish(2, 1);
    publisher.publish(message("a", "fast", 0));
    assertEquals(List.of("a=1 q1", "a=fast"), client.messages());
  }

  @Test
  void aConnectionWithoutRoomKeepsItsMessagesWaiting() {
    var client = client(20, Long.MAX_VALUE).subscribe("a", 1);
    client.connection().writable(false);
    publish(1, 0);
    publish(1, 1);
    assertEquals(List.of(), client.messages());
    client.connection().writable(true);
    world.settle();
    assertEquals(List.of("a=1", "a=1 q1"), client.messages());
  }

  @Test
  void whatIsLargerThanTheClientTakesIsLeftOut() {
    // 30 bytes: type and length 2, topic 3, id 2, properties 1, text 22.
    var client = client(20, 30).subscribe("a", 1);
    publisher.publish(message("a", "x".repeat(22), 1)).publish(message("a", "x".repeat(23), 1));
    publisher.publish(message("a", "y", 1));
    assertEquals(List.of("a=" + "x".repeat(22) + " q1", "a=y q1"), client.messages());
  }

  @Test
  void aPubrecForNothingIsAnsweredSo() {
    var client = client(20, Long.MAX_VALUE);
    client.packets();
    client.send(new Packet.Pubrec(9, Reason.SUCCESS));
    assertEquals(
        new Packet.Pubrel(9, Reason.PACKET_IDENTIFIER_NOT_FOUND), client.only(Packet.Pubrel.class));
  }
}
