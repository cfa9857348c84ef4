package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;

/** The errors that every backend words alike. */
final class PortErrors {
  private PortErrors() {}

  static HalException busy(String path, String holder) {
    return new HalException(
        "EBUSY", "serial: %s is already open by %s; close it first".formatted(path, holder));
  }

  static HalException noSignals(String path) {
    return new HalException("ENOTTY", "serial: %s has no modem lines".formatted(path));
  }

  static HalException sendQueueFull(String path, int waiting) {
    return new HalException(
        "ENOBUFS",
        "serial: %s has %d bytes waiting to be sent; wait for 'drain' before writing more"
            .formatted(path, waiting));
  }

  static HalException flushed(String path) {
    return new HalException("ECANCELED", "serial: flush() dropped a write to " + path);
  }

  static HalException unplugged(String path) {
    return new HalException("ENODEV", "serial: %s was unplugged".formatted(path));
  }

  static HalException closed(String path) {
    return new HalException("EBADF", "serial: %s is closed; open it again".formatted(path));
  }
}
