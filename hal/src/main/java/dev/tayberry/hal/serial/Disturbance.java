package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A bad line: some bytes are lost on it, in others a bit is wrong. Chance is the seed's. */
public final class Disturbance {
  private final RandomGenerator chance;
  private double noise;
  private double loss;

  Disturbance(RandomGenerator chance) {
    this.chance = chance;
  }

  /** The share of bytes in which a bit is wrong, 0 to 1. */
  public void noise(double share) {
    noise = checked(share);
  }

  public double noise() {
    return noise;
  }

  /** The share of bytes that are lost, 0 to 1. */
  public void loss(double share) {
    loss = checked(share);
  }

  public double loss() {
    return loss;
  }

  private static double checked(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw HalException.rangeError("serial: noise and loss are shares from 0 to 1, got " + share);
    }
    return share;
  }

  /** What arrives of them; a line that is well costs no chance. */
  byte[] of(byte[] sent) {
    if (noise == 0 && loss == 0) {
      return sent;
    }
    byte[] arrived = new byte[sent.length];
    int count = 0;
    for (byte each : sent) {
      if (chance.nextDouble() >= loss) {
        boolean wrong = chance.nextDouble() < noise;
        arrived[count++] = (byte) (wrong ? each ^ (1 << chance.nextInt(8)) : each);
      }
    }
    return Arrays.copyOf(arrived, count);
  }
}
