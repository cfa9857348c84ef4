package dev.tayberry.hal.mqtt.broker;

import static dev.tayberry.hal.mqtt.broker.World.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopTest {
  private final World world = new World();

  @Test
  void aStoppedBrokerDropsEverybodyWithoutAWordAndLetsNobodyIn() {
    var client = world.client("c");
    client.packets();
    world.broker.stop();
    world.settle();
    assertTrue(client.isDropped());
    assertEquals(List.of(), client.packets());
    var early = world.client("early");
    assertTrue(early.isDropped());
    assertEquals(List.of(), early.packets());
    world.broker.start();
    assertEquals(Reason.SUCCESS, world.client("c").only(Packet.Connack.class).reason());
  }

  @Test
  void itSendsNoWillsAndKeepsSessionsAndRetainedMessages() {
    var will = new Will(message("will", "gone", 1), 0);
    world.lasting("watcher", 100).subscribe("will", 1).publish(World.retained("a", "kept"));
    world.open().connect(World.connect("mortal", true, 100, will));
    world.broker.stop();
    world.settle();
    world.broker.start();
    var back = world.lasting("watcher", 100);
    assertTrue(back.only(Packet.Connack.class).sessionPresent());
    assertEquals(List.of("a=kept q1 r"), back.subscribe("a", 1).messages());
  }

  @Test
  void clearingForgetsThemToo() {
    world.lasting("c", 100).publish(World.retained("a", "x"));
    assertThrows(IllegalStateException.class, world.broker::clear);
    world.broker.stop();
    world.broker.clear();
    world.broker.start();
    var back = world.lasting("c", 100);
    assertFalse(back.only(Packet.Connack.class).sessionPresent());
    assertEquals(List.of(), back.subscribe("a", 0).messages());
    back.vanish();
    world.pass("100S");
    assertEquals(0, world.clock.pending());
  }
}
