package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tayberry.hal.Check;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of the port, on the simulated board. */
class SimulatedSerialChecksTest {
  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    var names = checks(new SimulatedLineEnd()).stream().map(Check::name).toList();
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    names.get(i),
                    () -> {
                      var end = new SimulatedLineEnd();
                      checks(end).get(i).body().run();
                      assertFalse(end.uart.isOpen(), "left open");
                    }));
  }

  private static List<Check> checks(SimulatedLineEnd end) {
    return new SerialChecks(end.serial, "UART2", end, end::until).all();
  }
}
