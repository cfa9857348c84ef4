package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tay restart}, {@code stop}, {@code start}: what root's part does for an app. */
@Command
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class VerbCommand implements Callable<Integer> {
  private final Around around;
  private final Verb verb;

  @Spec private CommandSpec command;
  @Mixin private OnDevice device;

  /** The last word is what is said when it is done. */
  enum Verb {
    START("Starts an app on a device, now and whenever it boots.", "runs"),
    STOP("Stops an app on a device; its outputs go to their safe levels.", "is stopped"),
    RESTART("Starts an app on a device anew.", "was restarted");

    private final String description;
    private final String done;

    Verb(String description, String done) {
      this.description = description;
      this.done = done;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private VerbCommand(Around around, Verb verb) {
    this.around = around;
    this.verb = verb;
  }

  static CommandLine of(Around around, Verb verb) {
    CommandLine line = new CommandLine(new VerbCommand(around, verb));
    line.getCommandSpec().name(verb.word()).usageMessage().description(verb.description);
    return line;
  }

  @Override
  public Integer call() {
    String done =
        device.with(
            around,
            (wire, app) -> {
              admin(around, wire, verb.word(), app);
              return wire.name() + ": " + app + " " + verb.done;
            });
    command.commandLine().getOut().println(done);
    return ExitCode.DONE;
  }

  static void admin(Around around, Wire wire, String verb, String app) throws IOException {
    admin(around, wire, List.of(verb, app), "");
  }

  /**
   * Calls root's part.
   *
   * @return what it printed
   */
  static String admin(Around around, Wire wire, List<String> verb, String input)
      throws IOException {
    List<String> words = new ArrayList<>(around.layout().admin());
    words.addAll(verb);
    Wire.Result result = wire.run(words, input);
    if (!result.ok()) {
      String said = (result.err() + result.out()).strip().replaceAll("\\s*\\n\\s*", " ");
      String cure =
          said.contains("password is required")
              ? "; the group tayberry needs its one line in /etc/sudoers.d [EPERM]"
              : result.exit() == ExitCode.WRONG_USAGE
                  ? "; what is there is older than this tay: tay setup " + wire.name()
                  : "";
      throw new Failure(wire.name() + ": " + String.join(" ", verb) + ": " + said + cure);
    }
    return result.out();
  }
}
