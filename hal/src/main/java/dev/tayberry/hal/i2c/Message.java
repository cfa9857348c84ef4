package dev.tayberry.hal.i2c;

/** A part of a transaction, in one direction. */
public sealed interface Message {
  /** How many bytes go over the wire, without the address. */
  int length();

  /** To the device. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares messages
  record Write(byte[] bytes) implements Message {
    @Override
    public int length() {
      return bytes.length;
    }
  }

  /** From the device. */
  record Read(int length) implements Message {}
}
