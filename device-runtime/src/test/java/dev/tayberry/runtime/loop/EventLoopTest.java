package dev.tayberry.runtime.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private static final int TIMER = -1;

  private final EventLoop loop = new EventLoop(new RealTime());
  private final List<Integer> ran = new ArrayList<>();

  @Test
  void aFloodOfTasksDoesNotKeepATimerWaiting() {
    // The first task sets a timer and takes until it is due.
    loop.post(
        () -> {
          long due = loop.nanoTime() + 1_000_000;
          loop.after(Duration.ofMillis(1), () -> ran.add(TIMER));
          while (loop.nanoTime() <= due + 1_000_000) {
            Thread.onSpinWait();
          }
        });
    for (int i = 0; i < 1000; i++) {
      int task = i;
      loop.post(() -> ran.add(task));
    }
    loop.run(() -> false);
    assertTrue(ran.indexOf(TIMER) < 50, () -> "the timer: " + ran);
    ran.remove((Integer) TIMER);
    assertEquals(1000, ran.size());
    assertEquals(ran.stream().sorted().toList(), ran);
  }

  @Test
  void timersThatAreAlwaysDueDoNotKeepTasksWaiting() {
    again();
    for (int i = 0; i < 100; i++) {
      int task = i;
      loop.post(() -> ran.add(task));
    }
    loop.run(() -> false);
    assertTrue(ran.size() >= 100 && ran.size() < 110, () -> "turns for 100 tasks: " + ran);
  }

  private void again() {
    loop.after(
        Duration.ZERO,
        () -> {
          ran.add(TIMER);
          again();
        });
  }
}
