package dev.tayberry.hal.serial;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A simulated board with something wired to UART2 that remembers what it hears. */
final class SimulatedLineEnd implements SerialChecks.FarEnd {
  final ManualClock clock = new ManualClock();
  final SimulatedSerial serial =
      new SimulatedSerial(new SimulatedBoard(clock, Boards.load("simulated"), 1));
  final SimulatedUart uart = serial.device("UART2");
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  SimulatedLineEnd() {
    uart.onData((bytes, nanos) -> heard.writeBytes(bytes));
  }

  @Override
  public void write(byte[] bytes) {
    uart.write(bytes);
  }

  @Override
  public byte[] heard() {
    return heard.toByteArray();
  }

  @Override
  public void unplug() {
    uart.unplug();
  }

  @Override
  public void plug() {
    uart.plug();
  }

  @Override
  public boolean hasLines() {
    return true;
  }

  @Override
  public void lines(boolean on) {
    uart.signals(new Signals(false, on, false, on));
  }

  @Override
  public void sendBreak() {
    uart.sendBreak(Duration.ofMillis(10));
  }

  void until(String what, BooleanSupplier condition) {
    for (int i = 0; i < 100_000 && !condition.getAsBoolean(); i++) {
      clock.advance(Duration.ofMillis(1));
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("not within 100 s: " + what);
    }
  }
}
