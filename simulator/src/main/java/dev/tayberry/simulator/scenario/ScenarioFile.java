package dev.tayberry.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a scenario; what is wrong with it is told with file, line and the near name. */
final class ScenarioFile {
  private ScenarioFile() {}

  static Scenario read(Path folder, Path file) {
    String shown = folder.relativize(file).toString();
    Node root = compose(file, shown);
    Map<String, Given> top = new Given(shown, shown, root).map(List.of("name", "app", "steps"));
    Given steps = top.get("steps");
    if (steps == null) {
      throw new ScenarioException(
          shown + ": it has no steps; add steps: and a line with - for each");
    }
    List<Step> read = new ArrayList<>();
    for (Given step : steps.list()) {
      read.add(Steps.read(step));
    }
    if (read.isEmpty()) {
      throw steps.wrong("a scenario has at least one step");
    }
    Given name = top.get("name");
    return new Scenario(name == null ? shown : name.text(), app(top.get("app")), List.copyOf(read));
  }

  private static Node compose(Path file, String shown) {
    LoadSettings settings = LoadSettings.builder().setLabel(shown).build();
    try {
      return new Compose(settings)
          .composeString(Files.readString(file))
          .orElseThrow(() -> new ScenarioException(shown + ": it is empty; it needs steps:"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ScenarioException(
          shown
              + ":"
              + line
              + ": this is no YAML: "
              + e.getProblem()
              + "; indent each step by as many spaces as the one before (no tabs), close each"
              + " bracket and quote");
    } catch (YamlEngineException e) {
      throw new ScenarioException(shown + ": this is no YAML: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario.App app(@Nullable Given given) {
    Map<String, String> env = new HashMap<>();
    List<String> args = new ArrayList<>();
    boolean start = true;
    if (given != null) {
      Map<String, Given> keys = given.map(List.of("env", "args", "start"));
      if (keys.containsKey("env")) {
        keys.get("env").map().forEach((name, value) -> env.put(name, value.text()));
      }
      if (keys.containsKey("args")) {
        keys.get("args").list().forEach(argument -> args.add(argument.text()));
      }
      start = !keys.containsKey("start") || keys.get("start").bool();
    }
    return new Scenario.App(env, args, start);
  }
}
