package dev.tayberry.hal.serial;

/**
 * How to open a port; every value is given.
 *
 * @param port {@code UART2} or a device's path
 * @param dataBits 5 to 8
 * @param stopBits 1, 1.5 or 2
 */
public record PortSettings(
    String port, int baudRate, int dataBits, double stopBits, Parity parity, Flow flow) {
  /** The bit that guards each byte. */
  public enum Parity {
    NONE,
    EVEN,
    ODD,
    MARK,
    SPACE
  }

  /** What lets the other side slow us down. */
  public enum Flow {
    NONE,
    /** RTS and CTS. */
    HARDWARE,
    /** XON and XOFF. */
    SOFTWARE
  }

  /** Eight data bits, no parity, one stop bit, no flow control: what nearly all devices speak. */
  public static PortSettings of(String port, int baudRate) {
    return new PortSettings(port, baudRate, 8, 1, Parity.NONE, Flow.NONE);
  }

  PortSettings at(int otherBaudRate) {
    return new PortSettings(port, otherBaudRate, dataBits, stopBits, parity, flow);
  }

  /** How long one byte takes on the wire, with its start, parity and stop bits. */
  public long byteNanos() {
    return Math.round(bitsPerByte() * 1e9 / baudRate);
  }

  private double bitsPerByte() {
    return 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
  }
}
