package dev.tayberry.hal.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of late edges: the middle one, the worst in a hundred, the worst; in microseconds. */
class LinuxJitterTest {
  private final LinuxJitter jitter = new LinuxJitter();

  @Test
  void nothingIsKnownBeforeTheFirstEdge() {
    assertEquals(new Jitter(0, 0, 0, 0), jitter.measured());
  }

  @Test
  void oneEdgeIsAllOfThem() {
    jitter.late(1500);
    assertEquals(new Jitter(1.5, 1.5, 1.5, 1), jitter.measured());
  }

  @Test
  void edgesCountByTheirLatenessWhateverTheirOrder() {
    LongStream.rangeClosed(1, 200).map(i -> i * 77 % 201 * 1000).forEach(jitter::late);
    assertEquals(new Jitter(100, 198, 200, 200), jitter.measured());
  }

  @Test
  void onlyTheLastOnesCount() {
    jitter.late(1_000_000_000);
    LongStream.range(0, LinuxJitter.KEPT).forEach(i -> jitter.late(2000));
    assertEquals(new Jitter(2, 2, 2, LinuxJitter.KEPT), jitter.measured());
  }
}
