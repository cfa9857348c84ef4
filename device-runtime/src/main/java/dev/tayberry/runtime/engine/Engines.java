package dev.tayberry.runtime.engine;

import org.graalvm.polyglot.Engine;

/** The one engine of the process: contexts share its parsed sources. */
final class Engines {
  private static final Engine SHARED =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  private Engines() {}

  static Engine shared() {
    return SHARED;
  }

  static StackSampler sampler() {
    var instrument = SHARED.getInstruments().get(StackSampler.ID);
    if (instrument == null) {
      throw new IllegalStateException("the stack sampler is not registered with Truffle");
    }
    return instrument.lookup(StackSampler.class);
  }
}
