package dev.tayberry.hal.i2c;

import java.util.Arrays;

/**
 * The usual kind of device: 256 registers of a byte. The first byte written sets the register,
 * those after it fill it and the next ones; reading goes on from there.
 */
public final class RegisterFile implements SimulatedDevice {
  private static final int SIZE = 256;

  private final byte[] registers = new byte[SIZE];
  private int at;

  @Override
  public Boolean write(byte[] bytes) {
    if (bytes.length > 0) {
      at = bytes[0] & 0xFF;
      set(at, Arrays.copyOfRange(bytes, 1, bytes.length));
      at = (at + bytes.length - 1) % SIZE;
    }
    return true;
  }

  @Override
  public byte[] read(int count) {
    byte[] bytes = get(at, count);
    at = (at + count) % SIZE;
    return bytes;
  }

  /** From within the device: fills registers from this one on; after the last comes the first. */
  public void set(int register, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      registers[(register + i) % SIZE] = bytes[i];
    }
  }

  /** From within the device. */
  public byte[] get(int register, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = registers[(register + i) % SIZE];
    }
    return bytes;
  }
}
