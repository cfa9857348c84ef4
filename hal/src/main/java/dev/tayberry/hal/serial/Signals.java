package dev.tayberry.hal.serial;

/** The modem lines that the other side sets: whether each is on. */
public record Signals(boolean cts, boolean dsr, boolean ri, boolean dcd) {
  static final Signals NONE = new Signals(false, false, false, false);
}
