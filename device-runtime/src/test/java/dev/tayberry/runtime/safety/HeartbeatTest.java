package dev.tayberry.runtime.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.engine.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A loop that has to turn, seen from outside it, in virtual time. */
class HeartbeatTest {
  private static final Wiring.Heartbeat A_SECOND =
      new Wiring.Heartbeat(Duration.ofSeconds(1), false);

  private final EventLoop time = new EventLoop(new VirtualTime());
  private final ArrayDeque<Runnable> posted = new ArrayDeque<>();
  private final List<String> missed = new ArrayList<>();

  @Test
  void aLoopThatStandsStillForLongerThanItMayIsMissed() {
    var heartbeat = loaded(A_SECOND, Duration.ofSeconds(3));
    heartbeat.start();
    advance(900);
    assertEquals(List.of(), missed);
    advance(400);
    assertEquals(List.of("heartbeat: the loop did not turn within 1000 ms"), missed);
  }

  @Test
  void aLoopThatTurnsIsNot() {
    var heartbeat = loaded(A_SECOND, Duration.ofSeconds(3));
    heartbeat.start();
    for (int i = 0; i < 20; i++) {
      advance(700);
      turn();
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void whileItsEntryLoadsALoopMayStandStillForTenSecondsAndNoLonger() {
    var heartbeat = loading(A_SECOND, Duration.ofSeconds(3));
    advance(20_000); // nothing was away
    heartbeat.start();
    advance(9_900);
    assertEquals(List.of(), missed);
    advance(400);
    assertEquals(List.of("heartbeat: the loop did not turn within 10000 ms"), missed);
  }

  @Test
  void orForAsLongAsALimitOfTheAppsOwn() {
    var heartbeat = loading(null, Duration.ofSeconds(15));
    heartbeat.start();
    advance(14_900);
    assertEquals(List.of(), missed);
    advance(4_000);
    assertEquals(List.of("blocked: the loop did not turn within 15000 ms"), missed);
  }

  @Test
  void theEndOfTheEntryIsASignOfLifeAndTheLastThatIsWaitedForSoLong() {
    var heartbeat = loading(A_SECOND, Duration.ofSeconds(3));
    heartbeat.start();
    advance(5_000);
    heartbeat.loaded();
    advance(900);
    assertEquals(List.of(), missed);
    advance(400);
    assertEquals(List.of("heartbeat: the loop did not turn within 1000 ms"), missed);
  }

  @Test
  void anEntryThatWaitsForEverDoesNotLoadForEver() {
    var heartbeat = loading(A_SECOND, Duration.ofSeconds(3));
    advance(61_000);
    heartbeat.start();
    advance(1_300);
    assertEquals(List.of("heartbeat: the loop did not turn within 1000 ms"), missed);
  }

  private Heartbeat loading(Wiring.Heartbeat wanted, Duration blocked) {
    var patience = new Patience(blocked);
    patience.entered(time.nanoTime());
    return new Heartbeat(
        new Outside(), wanted, patience, (why, text) -> missed.add(why.word() + ": " + text));
  }

  private Heartbeat loaded(Wiring.Heartbeat wanted, Duration blocked) {
    var heartbeat = loading(wanted, blocked);
    heartbeat.loaded();
    return heartbeat;
  }

  /** The loop gets to what it was asked. */
  private void turn() {
    while (!posted.isEmpty()) {
      posted.remove().run();
    }
  }

  private void advance(long millis) {
    boolean[] over = {false};
    time.after(Duration.ofMillis(millis), () -> over[0] = true);
    time.run(() -> !over[0]);
  }

  /** Beside a loop that turns when the test says so. */
  private final class Outside implements Place {
    @Override
    public Clock clock() {
      return time;
    }

    @Override
    public void act(Runnable action) {
      action.run();
    }

    @Override
    public Executor teller() {
      return Runnable::run;
    }

    @Override
    public void ask(Runnable task) {
      posted.add(task);
    }

    @Override
    public boolean isOutsideTheLoop() {
      return true;
    }

    @Override
    public void close() {}
  }
}
