package dev.tayberry.deploy.run;

import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.plan.Plan;
import dev.tayberry.deploy.plan.Step;
import dev.tayberry.deploy.wire.ShellWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Plans as what a device's sh does. */
final class Scripts {
  private Scripts() {}

  /** Facts about an app there. */
  static List<String> look(Layout layout, String app) {
    return Stream.concat(
            Stream.of(
                "sh", "-c", resource("look.sh"), "look", layout.base(), app, layout.running()),
            layout.mayAdmin().stream())
        .toList();
  }

  /** All steps in one go; its standard input is what is uploaded. */
  static List<String> steps(Layout layout, Plan plan) {
    StringBuilder calls = new StringBuilder(resource("steps.sh"));
    for (int i = 0; i < plan.steps().size(); i++) {
      calls.append("step ").append(i).append('\n');
      calls.append(ShellWords.line(call(plan.steps().get(i), layout))).append('\n');
    }
    return List.of(
        "sh", "-c", calls.toString(), "steps", layout.base(), plan.app(), layout.settled());
  }

  private static List<String> call(Step step, Layout layout) {
    return switch (step) {
      case Step.Lock s -> List.of("lock", s.who(), s.force() ? "force" : "");
      case Step.Upload s -> List.of("upload", s.id());
      case Step.Check s -> List.of("check", s.id(), s.proof());
      case Step.Publish s -> List.of("publish", s.id());
      case Step.Switch s -> List.of("switch", s.id(), Objects.requireNonNullElse(s.previous(), ""));
      case Step.Apply s -> {
        List<String> words = new ArrayList<>(List.of("apply", s.id()));
        words.add(Objects.requireNonNullElse(s.previous(), ""));
        words.add(s.force() ? "force" : "apply");
        words.addAll(layout.admin());
        yield words;
      }
      case Step.Settle s -> List.of("settle", s.id(), String.valueOf(s.atMost().toSeconds()));
      case Step.Prune s -> Stream.concat(Stream.of("prune"), s.ids().stream()).toList();
      case Step.Audit s -> List.of("audit", s.did(), s.id(), s.who());
    };
  }

  static String resource(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
