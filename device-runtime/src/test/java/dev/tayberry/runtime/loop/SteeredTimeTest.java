package dev.tayberry.runtime.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeredTimeTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final SteeredTime time = new SteeredTime(1);
  private final EventLoop loop = new EventLoop(time);
  private final List<String> ran = new ArrayList<>();
  private boolean done;

  private void run() {
    loop.run(() -> !done);
  }

  @Test
  void asFastAsItGoesAnHourTakesNoTime() {
    time.speed(SteeredTime.NO_LIMIT);
    long start = loop.nanoTime();
    long system = System.nanoTime();
    loop.after(HOUR, () -> done = true);
    run();
    assertTrue(loop.nanoTime() - start >= HOUR.toNanos());
    assertTrue(System.nanoTime() - system < Duration.ofMinutes(1).toNanos());
  }

  @Test
  void aTimerRunsAtTheMomentItWasSetForHoweverFastTimeIs() {
    time.speed(1000);
    long start = loop.nanoTime();
    loop.after(Duration.ofSeconds(5), () -> ran.add(String.valueOf(seconds(start))));
    loop.after(Duration.ofSeconds(6), () -> done = true);
    run();
    // In time that is only scaled, a wake-up that is late by a millisecond is late by a second.
    assertEquals(List.of("5"), ran);
  }

  private long seconds(long start) {
    // A turn's own microseconds pass, too.
    return Math.round((loop.nanoTime() - start) / 1e8) / 10;
  }

  @Test
  void timeIsPacedBetweenTimers() {
    time.speed(10);
    long system = System.nanoTime();
    long start = loop.nanoTime();
    loop.after(Duration.ofSeconds(1), () -> done = true);
    run();
    assertTrue(loop.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
    assertTrue(System.nanoTime() - system >= Duration.ofMillis(90).toNanos());
  }

  @Test
  void aPauseKeepsTimersButNotTasks() {
    loop.after(Duration.ofMillis(1), () -> ran.add("timer"));
    time.pause();
    assertTrue(time.isPaused());
    long before = loop.nanoTime();
    var outside =
        Thread.ofPlatform()
            .start(
                () -> {
                  loop.post(() -> ran.add("task"));
                  loop.post(() -> done = true);
                });
    run();
    assertEquals(List.of("task"), ran);
    assertTrue(loop.nanoTime() - before < 1000, "it stands still but for next to nothing");
    time.resume();
    done = false;
    loop.after(Duration.ofMillis(2), () -> done = true);
    run();
    assertEquals(List.of("task", "timer"), ran);
    assertFalse(outside.isAlive());
  }

  @Test
  void itSeeksUntilToldThatTheThingIsFound() {
    time.pause();
    loop.after(
        HOUR,
        () -> {
          ran.add("found");
          time.pause();
          loop.post(() -> done = true);
        });
    loop.after(HOUR.plusNanos(1_000_000_000), () -> ran.add("too far"));
    time.seek();
    run();
    assertEquals(List.of("found"), ran);
    assertTrue(time.isPaused());
  }

  @Test
  void aScriptThatWaitsInALoopGetsThere() {
    time.pause();
    long start = loop.nanoTime();
    loop.post(
        () -> {
          while (loop.nanoTime() - start < 10_000) {
            Thread.onSpinWait();
          }
          done = true;
        });
    run();
    assertTrue(time.isPaused());
  }
}
