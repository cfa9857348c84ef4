package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

  /** One JVM in the machine for all of them. */
  private List<String> outcomes() {
    List<String> lines = new ArrayList<>();
    // With a shell before it, or it would be the leader of its session; a terminal that such a one
    // opens is its own, and would end it when it hangs up.
    try (var java = rig.start("sh -c 'guest-java dev.tayberry.rig.guest.Promises; exit $?'")) {
      for (String line = java.awaitNext(); !line.equals("done"); line = java.awaitNext()) {
        lines.add(line);
      }
      assertTrue(lines.size() >= 40, () -> "saw only " + lines);
      java.err().forEach(System.err::println);
    }
    return lines;
  }
}
