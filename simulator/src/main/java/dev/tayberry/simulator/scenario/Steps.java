package dev.tayberry.simulator.scenario;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The steps there are, by the word that begins them. */
final class Steps {
  private static final String FOR = "for";
  private static final Map<String, Function<Given, Step>> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("press", given -> new PressStep(given, null));
    WORDS.put("hold", given -> new HoldStep(given, true));
    WORDS.put("release", given -> new HoldStep(given, false));
    WORDS.put("set", SetStep::new);
    WORDS.put("send", SendStep::new);
    WORDS.put("publish", PublishStep::new);
    WORDS.put("wait", WaitStep::waiting);
    WORDS.put("expect", WaitStep::expecting);
    WORDS.put("fault", FaultStep::new);
    WORDS.put("app", AppStep::new);
    WORDS.put("broker", BrokerStep::new);
    WORDS.put("sleep", SleepStep::new);
  }

  private Steps() {}

  static Step read(Given step) {
    Map<String, Given> entries = step.map();
    if (entries.isEmpty()) {
      throw step.wrong("a step is a word and what it is about, such as press: button");
    }
    Map.Entry<String, Given> first = entries.entrySet().iterator().next();
    Function<Given, Step> word = WORDS.get(first.getKey());
    if (word == null) {
      throw step.wrong(
          Given.unknown("step called " + first.getKey(), first.getKey(), WORDS.keySet()));
    }
    Given lasts = entries.get(FOR);
    if (first.getKey().equals("press") && entries.size() == 2 && lasts != null) {
      return new PressStep(first.getValue(), lasts.duration());
    }
    if (entries.size() > 1) {
      throw step.wrong(
          "a step has one word (and press a for:), but here are %s; put a - before each"
              .formatted(String.join(", ", entries.keySet())));
    }
    return word.apply(first.getValue());
  }

  /** The one of these keys that is there. */
  static Given theOne(Given of, Map<String, Given> entries, Collection<String> subjects) {
    List<String> there = entries.keySet().stream().filter(subjects::contains).toList();
    if (there.size() != 1) {
      throw of.wrong(
          "%s needs one of %s, got %s"
              .formatted(
                  of.key(),
                  String.join(", ", subjects),
                  there.isEmpty() ? "none" : String.join(" and ", there)));
    }
    return Objects.requireNonNull(entries.get(there.getFirst()));
  }
}
