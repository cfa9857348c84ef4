package dev.tayberry.hal.i2c;

import dev.tayberry.hal.HalException;

/** The errors that every backend words alike, and the limits it holds. */
final class BusErrors {
  private BusErrors() {}

  static String hex(int address) {
    return "0x%02x".formatted(address);
  }

  static HalException noAnswer(String bus, int address) {
    return new HalException(
        "ENXIO",
        "i2c: no device answers at %s on %s; check its address, its power and its wires; scan() shows who answers"
            .formatted(hex(address), bus));
  }

  static HalException stuck(String bus, int address) {
    return new HalException(
        "ETIMEDOUT",
        "i2c: %s is stuck (talking to %s): SDA or SCL is held low; power-cycle the device, and check the pull-ups"
            .formatted(bus, hex(address)));
  }

  static HalException lost(String bus, int address) {
    return new HalException(
        "EAGAIN",
        "i2c: another controller won the bus while talking to %s on %s; try again"
            .formatted(hex(address), bus));
  }

  static HalException brokenOff(String bus, int address) {
    return new HalException(
        "EIO",
        "i2c: the transfer with %s on %s broke off: the device stopped answering or held the clock too long; check its wires, or lower the bus's speed (dtparam=i2c_arm_baudrate=50000)"
            .formatted(hex(address), bus));
  }

  static HalException closed(String bus) {
    return new HalException("EBADF", "i2c: %s is closed; open it again".formatted(bus));
  }

  /** Refuses what no bus can do. */
  static void check(int address, int messages) {
    if (address < OpenBus.FIRST || address > OpenBus.LAST) {
      throw HalException.rangeError(
          "i2c: an address is one of 7 bits, 0x08 to 0x77, got %s%s"
              .formatted(
                  hex(address),
                  address > 0x7F && address < 0xF0
                      ? "; data sheets that count the read bit mean " + hex(address >> 1)
                      : ""));
    }
    if (messages < 1 || messages > OpenBus.MOST_MESSAGES) {
      throw HalException.rangeError(
          "i2c: a transaction has 1 to %d messages, got %d"
              .formatted(OpenBus.MOST_MESSAGES, messages));
    }
  }

  static void check(Message message) {
    if (message.length() < 0 || message.length() > OpenBus.MOST_BYTES) {
      throw HalException.rangeError(
          "i2c: a message has at most %d bytes, got %d; send it in parts"
              .formatted(OpenBus.MOST_BYTES, message.length()));
    }
  }
}
