package dev.tayberry.hal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualLoopTest {
  private final ManualLoop loop = new ManualLoop();

  @Test
  void runsTimersAtTheirOwnTimeAndWhatTheyPostBeforeTheNext() {
    var seen = new ArrayList<String>();
    long start = loop.clock().nanoTime();
    loop.clock().after(Duration.ofNanos(20), () -> seen.add("b"));
    loop.clock()
        .after(
            Duration.ofNanos(10),
            () -> {
              seen.add("a" + (loop.clock().nanoTime() - start));
              loop.post(() -> seen.add("posted"));
            });
    loop.clock().after(Duration.ofNanos(31), () -> seen.add("late"));
    loop.advance(Duration.ofNanos(30));
    assertEquals(List.of("a10", "posted", "b"), seen);
    assertEquals(start + 30, loop.clock().nanoTime());
  }

  @Test
  void aHoldReleasedTwiceLeavesItsTwinAlone() {
    var first = loop.hold("line");
    loop.hold("line");
    first.release();
    first.release();
    assertEquals(List.of("line"), loop.holds());
  }
}
