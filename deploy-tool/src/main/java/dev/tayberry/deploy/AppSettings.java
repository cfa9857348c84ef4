package dev.tayberry.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.devices.Source;
import dev.tayberry.deploy.settings.Answer;
import dev.tayberry.deploy.settings.Change;
import dev.tayberry.deploy.settings.Setting;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is set for an app on one device. */
record AppSettings(Around around, Wire wire, Device device, String app) {

  Answer change(Change change) throws IOException {
    List<String> verb = List.of("settings", app);
    return Answer.parse(VerbCommand.admin(around, wire, verb, change.text()));
  }

  /** Names and nothing more; a device never gives a value away. */
  Answer known() throws IOException {
    return change(new Change());
  }

  /** The variables that the app's current release names in its manifest; nothing before one. */
  Optional<List<String>> sees() throws IOException {
    String manifest = around.layout().base() + "/apps/" + app + "/current/package.json";
    Wire.Result result = wire.run("cat", manifest);
    if (!result.ok()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    try {
      if (JsonParser.parseString(result.out()) instanceof JsonObject json
          && json.get("tayberry") instanceof JsonObject ours
          && ours.get("permissions") instanceof JsonObject permissions
          && permissions.get("env") instanceof JsonArray env) {
        env.forEach(name -> names.add(name.getAsString()));
      }
    } catch (JsonParseException | IllegalStateException e) {
      // Changed by hand: the app would not start with it either.
    }
    return Optional.of(names);
  }

  /**
   * What the devices file has for it: of variables that it sees, for a secret is of no business to
   * other apps.
   */
  Change fromFile(List<String> sees) throws IOException {
    Wanted wanted = wanted(sees);
    return new Change().set(wanted.asked()).devices(wanted.told());
  }

  /** The same as values, for an app that is only tried. */
  List<Setting> values(List<String> sees) throws IOException {
    Wanted wanted = wanted(sees);
    return Stream.concat(wanted.asked().stream(), wanted.told().stream()).toList();
  }

  private record Wanted(List<Setting> asked, List<Setting> told) {}

  private Wanted wanted(List<String> sees) throws IOException {
    List<Setting> settings = new ArrayList<>();
    List<Setting> asked = new ArrayList<>();
    for (Map.Entry<String, Source> one : wanted().entrySet()) {
      String name = one.getKey();
      if (!sees.contains(name)) {
        continue;
      }
      switch (one.getValue()) {
        case Source.Text text -> settings.add(new Setting(name, text.text(), false));
        case Source.InFile file -> settings.add(ofFile(name, file.path()));
        case Source.Variable variable -> settings.add(ofVariable(name, variable.name()));
        case Source.Asked _ -> {
          if (!known().have().containsKey(name)) {
            asked.add(asked(name));
          }
        }
      }
    }
    return new Wanted(asked, settings);
  }

  /** Those of the devices file that the app's manifest does not name. */
  List<String> unseen(List<String> sees) {
    return wanted().keySet().stream().filter(name -> !sees.contains(name)).toList();
  }

  private Map<String, Source> wanted() {
    Map<String, Source> env = device.env();
    return env == null ? Map.of() : env;
  }

  static Setting ofFile(String name, Path file) {
    try {
      return new Setting(name, Files.readString(file), true);
    } catch (IOException e) {
      throw new Failure("cannot read " + file + " for " + name + " as text: " + e);
    }
  }

  static Setting ofVariable(String name, String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new Failure("there is no " + variable + " in the environment here, for " + name);
    }
    return new Setting(name, value, false);
  }

  Setting asked(String name) {
    String command = "tay settings set " + device.name() + " " + name;
    if (!around.ask().canAnswer()) {
      throw new Failure(
          "%s has no %s yet, and nobody is there to be asked for it; on a terminal: %s, or %s --from-env %s"
              .formatted(device.name(), name, command, command.replace(" " + name, ""), name));
    }
    String value = around.ask().secret(name + " of " + app + " on " + device.name() + ": ");
    if (value == null || value.isEmpty()) {
      throw new Failure("no " + name + " was given; nothing was changed on " + device.name());
    }
    return new Setting(name, value, false);
  }

  /** In words: what was changed, and what became of the app. */
  String told(Answer answer) {
    String what =
        answer.changed().isEmpty()
            ? "nothing to change"
            : "changed " + String.join(", ", answer.changed());
    return what
        + switch (answer.app()) {
          case AS_IT_WAS -> "";
          case RESTARTED -> "; " + app + " was restarted";
          case STOPPED -> "; " + app + " is stopped, and has it when it is started";
          case BUSY ->
              "; %s is busy and has it when it is restarted: tay restart %s %s, or --force"
                  .formatted(app, device.name(), app);
          case BACK -> ": " + app + " did not start with it, and has what was set before again";
          case FAILED -> "; " + app + " does not start, see: tay logs " + device.name() + " " + app;
        };
  }

  static boolean isGood(Answer answer) {
    return switch (answer.app()) {
      case AS_IT_WAS, RESTARTED, STOPPED -> true;
      case BUSY, BACK, FAILED -> false;
    };
  }
}
