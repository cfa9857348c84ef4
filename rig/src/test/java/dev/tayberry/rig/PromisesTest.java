package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of every port, kept by the backends of real devices. */
class PromisesTest {
  private final Rig rig = Rig.machine();

  @TestFactory
  Stream<DynamicTest> everyPromiseIsKept() {
    rig.plugUsbPair();
    return outcomes().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.replaceFirst("^(not )?ok ", "").replaceFirst(": .*", ""),
                    () -> assertTrue(line.startsWith("ok "), line)));
  }

  private List<String> outcomes() {
    Result told = rig.warmTay("promises");
    List<String> lines = told.out().lines().toList();
    assertTrue(lines.size() >= 40, () -> "saw only " + told);
    return lines;
  }
}
