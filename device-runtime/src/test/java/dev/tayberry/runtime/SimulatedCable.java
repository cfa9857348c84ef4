package dev.tayberry.runtime;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.hal.serial.Signals;
import dev.tayberry.hal.serial.SimulatedSerial;
import dev.tayberry.hal.serial.SimulatedUart;
import java.time.Duration;

/** Between two UARTs of a simulated board. */
final class SimulatedCable implements Cable {
  private SimulatedSerial serial;

  @Override
  public SerialPorts ports(SimulatedBoard board) {
    serial = new SimulatedSerial(board);
    join(serial.device(desk()), serial.device(box()));
    join(serial.device(box()), serial.device(desk()));
    return serial;
  }

  /** As a null-modem cable: RTS to CTS, DTR to DSR and DCD. */
  private static void join(SimulatedUart from, SimulatedUart to) {
    from.onData((bytes, nanos) -> to.write(bytes));
    from.onControl(
        new SimulatedUart.ControlEar() {
          @Override
          public void lines(boolean dtr, boolean rts) {
            to.signals(new Signals(rts, dtr, false, dtr));
          }

          @Override
          public void broken(Duration length) {
            to.sendBreak(length);
          }
        });
  }

  @Override
  public String desk() {
    return "UART2";
  }

  @Override
  public String box() {
    return "UART3";
  }

  @Exported
  void unplug() {
    serial.device(desk()).unplug();
    serial.device(box()).unplug();
  }

  @Exported
  void plug() {
    serial.device(desk()).plug();
    serial.device(box()).plug();
  }

  @Override
  public void close() {}
}
