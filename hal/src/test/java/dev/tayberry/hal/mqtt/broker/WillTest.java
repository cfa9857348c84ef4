package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.connect;
import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WillTest {
  private static final List<String> SENT = List.of("will=gone q1");
  private static final List<String> NONE = List.of();

  private final World world = new World();
  private final TestClient watcher = world.client("watcher").subscribe("will", 1);

  private TestClient mortal(long delay, long expiry) {
    var will = new Will(message("will", "gone", 1), delay);
    return world.open().connect(connect("mortal", true, expiry, will));
  }

  @Test
  void isSentForAClientThatVanishes() {
    mortal(0, 0).vanish();
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void isNotSentForAClientThatLeaves() {
    mortal(0, 0).leave();
    assertEquals(NONE, watcher.messages());
  }

  @Test
  void isSentForAClientThatLeavesWithIt() {
    mortal(0, 0).send(new Packet.Disconnect(Reason.DISCONNECT_WITH_WILL));
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void isSentForAClientThatBreaksTheRules() {
    mortal(0, 0).send(new Packet.Pingresp());
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void isSentForAClientThatFallsSilentForHalfAsLongAgain() {
    var will = new Will(message("will", "gone", 1), 0);
    var properties = Packet.ConnectProperties.DEFAULT;
    var client =
        world
            .open()
            .connect(
                new Packet.Connect(5, "m", true, 10, will, Packet.Credentials.NONE, properties));
    world.pass("14.999S");
    client.send(new Packet.Pingreq());
    world.pass("14.999S");
    assertEquals(NONE, watcher.messages());
    client.packets();
    world.pass("0.001S");
    assertEquals(SENT, watcher.messages());
    assertEquals(Reason.KEEP_ALIVE_TIMEOUT, client.only(Packet.Disconnect.class).reason());
  }

  @Test
  void waitsForItsDelay() {
    mortal(30, 100).vanish();
    world.pass("29.999S");
    assertEquals(NONE, watcher.messages());
    world.pass("0.001S");
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void waitsNoLongerThanTheSession() {
    mortal(100, 30).vanish();
    world.pass("30S");
    assertEquals(SENT, watcher.messages());
    world.pass("100S");
    assertEquals(NONE, watcher.messages());
  }

  @Test
  void isForgottenWhenTheClientIsBackInTime() {
    mortal(30, 100).vanish();
    world.pass("29S");
    world.lasting("mortal", 100);
    world.pass("100S");
    assertEquals(NONE, watcher.messages());
  }

  @Test
  void isSentWhenACleanStartEndsTheWaiting() {
    mortal(30, 100).vanish();
    world.client("mortal");
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void isSentOnATakeoverThatEndsTheSession() {
    mortal(0, 0);
    world.client("mortal");
    assertEquals(SENT, watcher.messages());
  }

  @Test
  void isNotSentOnATakeoverThatGoesOn() {
    mortal(0, 100);
    world.lasting("mortal", 100);
    assertEquals(NONE, watcher.messages());
  }

  @Test
  void isKeptIfItIsRetained() {
    var will = new Will(World.retained("will", "gone"), 0);
    world.open().connect(connect("mortal", true, 0, will)).vanish();
    assertEquals(List.of("will=gone q1 r"), world.client("late").subscribe("will", 1).messages());
  }
}
