package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be waited for. */
final class Conditions {
  private static final List<String> SUBJECTS = List.of("pin", "topic", "frame", "part", "output");

  /** All that may stand beside it. */
  static final List<String> KEYS = Stream.concat(SUBJECTS.stream(), Check.WORDS.stream()).toList();

  private Conditions() {}

  static Condition read(Given given, Map<String, Given> keys) {
    Given subject = Steps.theOne(given, keys, SUBJECTS);
    subject.text();
    if (subject.key().equals("frame")) {
      return FrameCondition.read(given, subject, keys);
    }
    List<Check> checks = Check.read(given, keys);
    return switch (subject.key()) {
      case "pin" -> new OfPin(subject, checks);
      case "topic" -> new OfTopic(subject, checks);
      case "part" -> new OfPart(subject, checks);
      default -> new OfOutput(subject, checks.isEmpty() ? List.of() : refuse(given));
    };
  }

  private static List<Check> refuse(Given given) {
    throw given.wrong("output is the text that is waited for, such as output: \"*ready*\"");
  }

  /** Of something that has a value. */
  private abstract static class OfValue implements Condition {
    final Given subject;
    final List<Check> checks;

    OfValue(Given subject, List<Check> checks) {
      this.subject = subject;
      this.checks = checks;
      if (checks.isEmpty()) {
        throw subject.wrong(
            "%s: %s needs one of %s"
                .formatted(subject.key(), subject.text(), String.join(", ", Check.WORDS)));
      }
    }

    abstract @Nullable JsonElement value(Stage stage);

    @Override
    public boolean holds(Stage stage) {
      JsonElement value = value(stage);
      return value != null && checks.stream().allMatch(check -> check.holds(value));
    }

    @Override
    public String expected() {
      return "%s %s to be %s"
          .formatted(
              subject.key(),
              subject.text(),
              String.join(" and ", checks.stream().map(Check::words).toList()));
    }

    @Override
    public String was(Stage stage) {
      JsonElement value = value(stage);
      return value == null ? "there was none" : "it was " + Check.text(value);
    }
  }

  private static final class OfPin extends OfValue {
    OfPin(Given subject, List<Check> checks) {
      super(subject, checks);
    }

    @Override
    public void check(Stage stage) {
      stage.line(subject);
    }

    @Override
    JsonElement value(Stage stage) {
      return new JsonPrimitive(stage.world().level(stage.line(subject)));
    }
  }

  private static final class OfTopic extends OfValue {
    OfTopic(Given subject, List<Check> checks) {
      super(subject, checks);
    }

    @Override
    public void check(Stage stage) {}

    @Override
    @Nullable JsonElement value(Stage stage) {
      String message = stage.memory().message(subject.text());
      return message == null ? null : new JsonPrimitive(message);
    }

    @Override
    public String was(Stage stage) {
      return value(stage) == null
          ? "no message came on it"
          : "the last message was "
              + Check.text(
                  new JsonPrimitive(String.valueOf(stage.memory().message(subject.text()))));
    }
  }

  private static final class OfPart extends OfValue {
    OfPart(Given subject, List<Check> checks) {
      super(subject, checks);
    }

    @Override
    public void check(Stage stage) {
      stage.parts().value(subject);
    }

    @Override
    @Nullable JsonElement value(Stage stage) {
      return stage.parts().value(stage.parts().value(subject));
    }

    @Override
    public boolean isPolled() {
      return true;
    }
  }

  /** A line that the app prints, since the last step that did something. */
  private record OfOutput(Given subject, List<Check> checks) implements Condition {
    @Override
    public void check(Stage stage) {}

    @Override
    public boolean holds(Stage stage) {
      return stage.memory().printed().lines().anyMatch(line -> Check.isLike(subject.text(), line));
    }

    @Override
    public String expected() {
      return "the app to print " + subject.text();
    }

    @Override
    public String was(Stage stage) {
      List<String> lines = stage.memory().printed().lines().toList();
      return lines.isEmpty() ? "it printed nothing" : "the last it printed was " + lines.getLast();
    }
  }
}
