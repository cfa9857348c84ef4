package dev.tayberry.hal.serial;

import java.io.ByteArrayOutputStream;

/**
 * What a receiver at another baud rate makes of bytes: it samples the line where it believes the
 * middle of each bit to be. Eight data bits, no parity, one stop bit.
 */
final class Waveform {
  private static final int BITS = 10;

  /** Up to this the last bit is still sampled within itself, and real devices understand. */
  private static final double TOLERANCE = 0.04;

  private Waveform() {}

  static byte[] heard(byte[] sent, int senderBaud, int receiverBaud) {
    double ratio = (double) senderBaud / receiverBaud;
    if (Math.abs(ratio - 1) < TOLERANCE) {
      return sent;
    }
    var heard = new ByteArrayOutputStream();
    // Time is counted in the sender's bits; the receiver's own bit is `ratio` of them long.
    double end = sent.length * (double) BITS;
    double at = 0;
    while (at < end) {
      if (level(sent, at)) {
        // Idle, a stop bit or a one: the receiver waits for the line to fall.
        at = Math.floor(at) + 1;
        continue;
      }
      int value = 0;
      for (int bit = 0; bit < 8; bit++) {
        if (level(sent, at + (1.5 + bit) * ratio)) {
          value |= 1 << bit;
        }
      }
      heard.write(value);
      at += 9.5 * ratio;
      // A line still low where the stop bit should be must rise before the next byte can begin.
      while (at < end && !level(sent, at)) {
        at = Math.floor(at) + 1;
      }
    }
    return heard.toByteArray();
  }

  /** The line at a moment: start bit low, data from the lowest bit, stop bit and idle high. */
  private static boolean level(byte[] sent, double time) {
    int bit = (int) time;
    if (bit / BITS >= sent.length) {
      return true;
    }
    int within = bit % BITS;
    return within == BITS - 1 || (within > 0 && ((sent[bit / BITS] >> (within - 1)) & 1) != 0);
  }
}
