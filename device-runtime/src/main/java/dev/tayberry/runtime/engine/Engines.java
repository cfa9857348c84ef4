package dev.tayberry.runtime.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

/** The one engine of the process: contexts share its parsed sources. */
final class Engines {
  // The engine forgets what it has parsed as soon as nobody has the source any more, that is with
  // its program: the next one, and there are many in tests, would have all of it parsed again.
  private static final Map<Text, Source> OUR_OWN = new ConcurrentHashMap<>();

  private record Text(String text, String name) {}

  private static final Engine SHARED =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  private Engines() {}

  static Engine shared() {
    return SHARED;
  }

  /** Of a script that comes with the runtime. */
  static Source ourOwn(String text, String name) {
    return OUR_OWN.computeIfAbsent(
        new Text(text, name), own -> Source.newBuilder("js", own.text, own.name).buildLiteral());
  }

  static StackSampler sampler() {
    var instrument = SHARED.getInstruments().get(StackSampler.ID);
    if (instrument == null) {
      throw new IllegalStateException("the stack sampler is not registered with Truffle");
    }
    return instrument.lookup(StackSampler.class);
  }
}
