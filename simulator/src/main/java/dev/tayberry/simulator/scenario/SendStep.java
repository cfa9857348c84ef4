package dev.tayberry.simulator.scenario;

import java.util.HexFormat;

/** <code>send: { UART2: "F2 F2 01" }</code>: bytes to the board, from the far end of a port. */
record SendStep(Given given) implements Step {
  SendStep {
    given.map().values().forEach(SendStep::bytes);
  }

  @Override
  public void check(Stage stage) {
    given.map().forEach((port, value) -> stage.port(value, port));
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    given
        .map()
        .forEach((port, value) -> stage.world().uart(stage.port(value, port)).write(bytes(value)));
    done.run();
  }

  private static byte[] bytes(Given value) {
    try {
      return HexFormat.of().parseHex(value.text().replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw value.wrong("bytes are in hexadecimal, such as \"F2 F2 01\", got " + value.text());
    }
  }
}
