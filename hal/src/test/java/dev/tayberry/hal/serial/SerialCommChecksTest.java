package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.linux.DeviceHolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the port, kept by jSerialComm on a pair of terminals. */
class SerialCommChecksTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    int count;
    List<String> names;
    try (var pair = new PtyPair(folder)) {
      names = checks(pair).stream().map(Check::name).toList();
      count = names.size();
    }
    return IntStream.range(0, count)
        .mapToObj(i -> DynamicTest.dynamicTest(names.get(i), () -> run(i)));
  }

  private void run(int check) throws Exception {
    try (var pair = new PtyPair(Files.createTempDirectory(folder, "pty"))) {
      checks(pair).get(check).body().run();
      assertNull(DeviceHolder.of(Path.of(pair.path()).toRealPath()), "left open");
    }
  }

  private static List<Check> checks(PtyPair pair) {
    return new SerialChecks(new SerialCommPorts(), pair.path(), pair, pair::until).all();
  }
}
