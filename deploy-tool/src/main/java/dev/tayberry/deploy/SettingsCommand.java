package dev.tayberry.deploy;

import dev.tayberry.command.CommandGroup;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.devices.Source;
import dev.tayberry.deploy.settings.Answer;
import dev.tayberry.deploy.settings.Change;
import dev.tayberry.deploy.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tay settings}: what an app is told on a device, and is in no release. */
@Command(
    name = "settings",
    description = "Variables and secrets for an app on a device, kept there and in no release.")
final class SettingsCommand extends CommandGroup {
  static CommandLine of(Around around) {
    return new CommandLine(new SettingsCommand())
        .addSubcommand(new Listing(around))
        .addSubcommand(new Set(around))
        .addSubcommand(new Unset(around))
        .addSubcommand(new Push(around));
  }

  /** The part of those that change something. */
  static final class Restart {
    @Option(names = "--stage", description = "Do not restart the app; it has them when it starts.")
    private boolean stage;

    @Option(names = "--force", description = "Restart it even if it is busy.")
    private boolean force;

    SettingsTarget.Result change(AppSettings settings, Change change, Collection<String> names)
        throws IOException {
      Optional<List<String>> sees = settings.sees();
      if (!stage && sees.isPresent()) {
        change.start(sees.get(), force);
      }
      Answer answer = settings.change(change);
      List<String> lines = new ArrayList<>(List.of(settings.told(answer)));
      if (sees.isEmpty()) {
        lines.add(settings.app() + " is not there yet, and has them when it is deployed");
      } else {
        List<String> unseen = names.stream().filter(name -> !sees.get().contains(name)).toList();
        if (!unseen.isEmpty()) {
          lines.add(
              "%s does not see %s: its package.json has to name it in tayberry.permissions.env"
                  .formatted(settings.app(), String.join(", ", unseen)));
        }
      }
      return new SettingsTarget.Result(AppSettings.isGood(answer), lines);
    }
  }

  @Command(name = "list", description = "What is set, by name; values are not shown.")
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  static final class Listing implements Callable<Integer> {
    private final Around around;

    @Mixin private SettingsTarget target;
    @Mixin private Output output;

    Listing(Around around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      List<List<String>> rows = new ArrayList<>();
      for (Device device : target.devices()) {
        rows.addAll(target.with(around, device, this::rows));
      }
      output.print(List.of("device", "app", "name", "from", "seen"), rows);
      return ExitCode.DONE;
    }

    private List<List<String>> rows(AppSettings settings) throws IOException {
      Optional<List<String>> sees = settings.sees();
      return new TreeMap<>(settings.known().have())
          .entrySet().stream()
              .map(
                  one ->
                      List.of(
                          settings.device().name(),
                          settings.app(),
                          one.getKey(),
                          one.getValue().words(),
                          sees.map(names -> names.contains(one.getKey()) ? "yes" : "no")
                              .orElse("")))
              .toList();
    }
  }

  @Command(
      name = "set",
      description = "Sets variables; the app is restarted if it sees one that has changed.")
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  static final class Set implements Callable<Integer> {
    private final Around around;

    @Mixin private SettingsTarget target;

    @Parameters(
        index = "1..*",
        paramLabel = "NAME[=VALUE]",
        description = "Without a value you are asked for it; it is not shown.")
    private @Nullable List<String> words;

    @Option(
        names = "--file",
        paramLabel = "NAME=FILE",
        description = "What is in a file here; a file there if permissions.files has $NAME.")
    private @Nullable Map<String, Path> files;

    @Option(
        names = "--from-env",
        paramLabel = "NAME",
        description = "What the variable of that name is here.")
    private @Nullable List<String> variables;

    @Mixin private Restart restart;

    Set(Around around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      List<Setting> given = new ArrayList<>();
      List<String> ask = new ArrayList<>();
      for (String word : words == null ? List.<String>of() : words) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
          given.add(new Setting(word.substring(0, equals), word.substring(equals + 1), false));
        } else {
          ask.add(new Setting(word, "", false).name());
        }
      }
      if (files != null) {
        files.forEach((name, file) -> given.add(AppSettings.ofFile(name, file)));
      }
      if (variables != null) {
        variables.forEach(name -> given.add(AppSettings.ofVariable(name, name)));
      }
      if (given.isEmpty() && ask.isEmpty()) {
        throw new Failure(
            ExitCode.WRONG_USAGE, "name what to set: NAME=VALUE, or NAME to be asked");
      }
      List<String> names = new ArrayList<>(given.stream().map(Setting::name).toList());
      names.addAll(ask);
      target.devices().forEach(device -> refuse(device, names));
      return target.each(
          around,
          settings -> {
            List<Setting> all = new ArrayList<>(given);
            ask.forEach(name -> all.add(settings.asked(name)));
            return restart.change(settings, new Change().set(all), names);
          });
    }
  }

  /** The next deploy would undo it. */
  private static void refuse(Device device, Collection<String> names) {
    Map<String, Source> env = device.env();
    for (String name : names) {
      Source source = env == null ? null : env.get(name);
      if (source != null && !(source instanceof Source.Asked)) {
        throw new Failure(
            "the devices file says what %s is on %s; change it there, then: tay settings push %s"
                .formatted(name, device.name(), device.name()));
      }
    }
  }

  @Command(
      name = "unset",
      description = "Takes variables away; the app is restarted if it saw one of them.")
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  static final class Unset implements Callable<Integer> {
    private final Around around;

    @Mixin private SettingsTarget target;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME", description = "Which.")
    private List<String> names;

    @Mixin private Restart restart;

    Unset(Around around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      target.devices().forEach(device -> refuse(device, names));
      return target.each(
          around, settings -> restart.change(settings, new Change().unset(names), List.of()));
    }
  }

  @Command(
      name = "push",
      description = "Sets what the devices file says now, as a deploy does, without one.")
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  static final class Push implements Callable<Integer> {
    private final Around around;

    @Mixin private SettingsTarget target;
    @Mixin private Restart restart;

    Push(Around around) {
      this.around = around;
    }

    @Override
    public Integer call() {
      return target.each(
          around,
          settings -> {
            if (settings.device().env() == null) {
              throw new Failure(
                  "the devices file says nothing of settings for " + settings.device().name());
            }
            List<String> sees = settings.sees().orElse(List.of());
            return restart.change(settings, settings.fromFile(sees), settings.unseen(sees));
          });
    }
  }
}
