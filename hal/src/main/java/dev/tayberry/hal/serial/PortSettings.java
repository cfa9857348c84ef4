package dev.tayberry.hal.serial;

import org.jspecify.annotations.Nullable;

/**
 * How to open a port; every value is given.
 *
 * @param port {@code UART2}, a device's path, or a USB adapter: {@code usb:1a86:7523}, {@code
 *     usb:0403:6001:SERIAL}
 * @param dataBits 5 to 8
 * @param stopBits 1, 1.5 or 2
 * @param dtr whether the line is on once the port is open
 * @param rts the same; flow control by hardware sees to it itself
 * @param adapter the one that was there before, as {@link OpenPort#adapter} told it: what else has
 *     taken its path by now is not opened
 */
public record PortSettings(
    String port,
    int baudRate,
    int dataBits,
    double stopBits,
    Parity parity,
    Flow flow,
    boolean dtr,
    boolean rts,
    @Nullable String adapter) {
  /** With both modem lines on, as every program opens a port that does not care. */
  public PortSettings(
      String port, int baudRate, int dataBits, double stopBits, Parity parity, Flow flow) {
    this(port, baudRate, dataBits, stopBits, parity, flow, true, true, null);
  }

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
    return new PortSettings(
        port, otherBaudRate, dataBits, stopBits, parity, flow, dtr, rts, adapter);
  }

  /** How long one byte takes on the wire, with its start, parity and stop bits. */
  public long byteNanos() {
    return Math.round(bitsPerByte() * 1e9 / baudRate);
  }

  private double bitsPerByte() {
    return 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
  }
}
