package dev.tayberry.simulator.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VcdTest {
  @Test
  void aTimelineThatHasBecomeTooLongEndsAndSaysSo() {
    var vcd = new Vcd(Map.of());
    int most = 1_000_000;
    for (int i = 1; i < most; i++) {
      vcd.accept(new Event.Level(i * 1000L, "GPIO27", i & 1));
    }
    assertFalse(vcd.text(most * 1000L).contains("full"));
    for (int i = most; i < most + 10; i++) {
      vcd.accept(new Event.Level(i * 1000L, "GPIO27", i & 1));
    }
    String text = vcd.text(2_000_000_000L);
    assertTrue(
        text.endsWith("#1000000\n0!\n$comment full: the first 1000000 changes $end\n"),
        text.substring(text.length() - 100));
  }
}
