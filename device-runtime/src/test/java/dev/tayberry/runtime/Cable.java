package dev.tayberry.runtime;

import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.serial.SerialPorts;

/** Two serial ports joined by a cable, so that one program can be at both ends. */
interface Cable extends AutoCloseable {
  /** The backend that has the ports. */
  SerialPorts ports(SimulatedBoard board);

  /** One end, as a manifest names it. */
  String desk();

  /** The other end. */
  String box();

  @Override
  void close();
}
