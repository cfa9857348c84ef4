package dev.tayberry.hal;

/** What a native half is given when a program first imports its module. */
public record Setup(Loop loop, Wiring wiring, Guard guard) {
  /** Of a program whose outputs nobody watches. */
  public Setup(Loop loop, Wiring wiring) {
    this(loop, wiring, Guard.NONE);
  }
}
