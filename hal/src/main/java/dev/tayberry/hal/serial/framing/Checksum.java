package dev.tayberry.hal.serial.framing;

import java.util.Locale;

/** The check values that serial devices put into their frames. */
public enum Checksum {
  /** The sum of the bytes, modulo 256. */
  SUM8(1),
  /** The exclusive or of the bytes. */
  XOR8(1),
  /** CRC-16/MODBUS: polynomial 8005 reflected, start value FFFF. */
  CRC16MODBUS(2);

  private static final int[] CRC16 = crc16Table();

  private final int width;

  Checksum(int width) {
    this.width = width;
  }

  /** How many bytes it takes. */
  public int width() {
    return width;
  }

  /** As it is written in a framing option. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  public int of(byte[] bytes, int from, int to) {
    int value = this == CRC16MODBUS ? 0xFFFF : 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xFF;
      value =
          switch (this) {
            case SUM8 -> (value + b) & 0xFF;
            case XOR8 -> value ^ b;
            case CRC16MODBUS -> (value >>> 8) ^ CRC16[(value ^ b) & 0xFF];
          };
    }
    return value;
  }

  private static int[] crc16Table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ 0xA001;
      }
      table[i] = value;
    }
    return table;
  }
}
