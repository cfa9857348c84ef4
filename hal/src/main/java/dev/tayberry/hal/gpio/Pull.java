package dev.tayberry.hal.gpio;

/** The resistor inside the chip that keeps an undriven input at a level. */
public enum Pull {
  /** Whatever it was: after a boot the profile's boot pull. */
  AS_IS,
  UP,
  DOWN,
  NONE
}
