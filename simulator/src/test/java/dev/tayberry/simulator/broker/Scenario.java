package dev.tayberry.simulator.broker;

import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Something that happens between clients and a broker, for any broker. */
record Scenario(String name, int version, BiConsumer<Scene, Integer> play) {
  static Stream<Scenario> both(String name, BiConsumer<Scene, Integer> play) {
    return Stream.of(new Scenario(name, 4, play), new Scenario(name, 5, play));
  }

  static Stream<Scenario> five(String name, BiConsumer<Scene, Integer> play) {
    return Stream.of(new Scenario(name, 5, play));
  }

  @Override
  public String toString() {
    return name + (version == 5 ? " (5)" : " (3.1.1)");
  }
}
