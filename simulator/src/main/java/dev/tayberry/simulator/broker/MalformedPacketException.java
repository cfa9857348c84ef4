package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Reason;

/** What came cannot be taken for a packet. */
final class MalformedPacketException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MalformedPacketException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
