package dev.tayberry.hal.serial;

/** JavaScript's ear on an open port; called on the loop. */
@FunctionalInterface
public interface PortEvents {
  /**
   * Something happened.
   *
   * @param event data, frame, garbage, overrun, signals, fault or disconnect
   * @param bytes what came: data, a frame, garbage; else empty
   * @param reason what is wrong with garbage, why the port is gone, which fault; else empty
   * @param count bytes of garbage so far, bytes lost to an overrun, modem lines as bits (CTS 1, DSR
   *     2, RI 4, DCD 8), times a fault was found; else 0
   */
  void happened(String event, byte[] bytes, String reason, int count);
}
