package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.mqtt.broker.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;

/** Clients of one simulated broker; nothing may be left of them. */
class SimulatedClients {
  final ManualLoop loop = new ManualLoop();
  final Broker broker = new Broker(loop.clock());
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

  final Told client(String id) {
    return client(id, Told.behaviour(null), Told.options("mqtt://broker", id));
  }

  final Told client(String id, MqttClient.Behaviour behaviour, MqttOptions options) {
    Told told =
        new Told(loop, new SimulatedMqtt(broker, loop.clock(), id.hashCode()), options, behaviour);
    open.add(told);
    pass(0.01);
    return told;
  }

  final void pass(double seconds) {
    loop.advance(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  static String code(CompletableFuture<?> future) {
    assertTrue(future.isDone(), "not settled");
    try {
      future.join();
      return "fine";
    } catch (CompletionException e) {
      return ((HalException) e.getCause()).code();
    }
  }

  final Subscriptions.Handler subscribe(Told told, String filter) {
    var handler = told.client.subscribe(Told.wish(filter));
    pass(0.01);
    assertEquals("fine", code(handler.granted));
    return handler;
  }
}
