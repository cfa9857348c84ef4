package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.mqtt.broker.Message;
import dev.tayberry.hal.mqtt.broker.Watcher;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither a slow reader nor a fast writer makes the broker's memory grow. */
class BackPressureTest {
  private static final String TEN_KILOBYTES = "x".repeat(10_000);

  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final OurBroker broker = new OurBroker();
  private final Scene scene = new Scene(threads, broker.port());

  @AfterEach
  void stop() throws InterruptedException {
    scene.close();
    broker.close();
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void whoDoesNotReadLosesMessagesAndHoldsUpNobody() {
    var dropped = new AtomicInteger();
    broker.loop.run(
        () ->
            broker.broker.watch(
                new Watcher() {
                  @Override
                  public void dropped(String clientId, Message message, String why) {
                    assertEquals("slow", clientId);
                    dropped.incrementAndGet();
                  }
                }));
    var slow = scene.client(5, "slow").send(Say.subscribe(1, "a", 0));
    slow.next();
    slow.reading(false);
    var fast = scene.client(5, "fast").send(Say.subscribe(1, "a", 0));
    fast.next();
    var publisher = scene.client(5, "publisher");
    int count = 4000;
    for (int id = 1; id <= count; id++) {
      publisher.send(Say.publish(id, "a", TEN_KILOBYTES, 1));
      assertEquals("PUBACK #" + id + " 00", publisher.next());
      assertTrue(fast.next().startsWith("a="));
    }
    assertTrue(dropped.get() > 0, "40 MB cannot all have found room");
    slow.reading(true);
    int received = 0;
    for (String line : slow.all()) {
      assertTrue(line.startsWith("a="), line);
      received++;
    }
    // What waited in the session follows as there is room.
    while (received + dropped.get() < count) {
      assertTrue(slow.next().startsWith("a="));
      received++;
    }
    assertEquals(count, received + dropped.get());
  }

  @Test
  void whoSendsFasterThanTheLoopTakesIsNotReadFrom() throws InterruptedException {
    var busy = new CountDownLatch(1);
    var client = scene.client(5, "client").send(Say.subscribe(1, "a", 0));
    client.next();
    broker.loop.loop.post(
        () -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    int count = 3000;
    for (int id = 1; id < count; id++) {
      client.push(Say.publish(id, "a", TEN_KILOBYTES, 0));
    }
    var last = client.push(Say.publish(count, "a", "last", 0));
    try {
      boolean taken = last.await(300);
      assertFalse(taken, () -> "30 MB went somewhere while nobody took them: " + last);
    } finally {
      busy.countDown();
    }
    int received = 0;
    for (String line = ""; !line.equals("a=last"); received++) {
      line = client.next();
    }
    assertTrue(last.isSuccess());
    assertEquals(count, received);
  }
}
