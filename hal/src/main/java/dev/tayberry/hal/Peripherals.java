package dev.tayberry.hal;

import java.util.List;

/** The one list: a new peripheral is one new folder and one line here. */
public final class Peripherals {
  public static final List<Peripheral<?>> ALL = List.of();

  private Peripherals() {}
}
