package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of every port, kept by the backends of real devices. */
class PromisesTest {
  @TestFactory
  Stream<DynamicTest> everyPromiseIsKept() {
    Rig.machine().plugUsbPair();
    // Not the shell's last command, or it would be the leader of its session; a terminal that such
    // a
    // one opens is its own, and would end it when it hangs up.
    Result run = Rig.machine().run("guest-java dev.tayberry.rig.guest.Promises; exit $?");
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.contains("done"), run::toString);
    assertFalse(lines.size() < 10, run::toString);
    return lines.stream()
        .filter(line -> !line.equals("done"))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.replaceFirst("^(not )?ok ", "").replaceFirst(": .*", ""),
                    () -> assertTrue(line.startsWith("ok "), line + "\n" + run.err())));
  }
}
