package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tay logs TARGET [APP]}. */
@Command(name = "logs", description = "What an app on a device has printed.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class LogsCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what comes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "10min, 2h, yesterday, \"2026-11-21 17:00\" (default: the last 100 lines).")
  private @Nullable String since;

  @Mixin private OnDevice device;

  LogsCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return device.with(around, this::print);
  }

  private int print(Wire wire, String app) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    try (Wire.Running running = wire.start(journalctl(app))) {
      running.in().close();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(running.out(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(line);
        out.flush();
      }
      int exit = running.exit();
      String err = running.err().strip();
      if (err.contains("insufficient permissions")) {
        throw new Failure(
            wire.name()
                + ": no right to read the journal; there, and then log in again:"
                + " sudo usermod -aG systemd-journal $USER [EACCES]");
      }
      if (exit != 0) {
        throw new Failure(
            wire.name() + ": journalctl: " + err.lines().findFirst().orElse("ended with " + exit));
      }
      return ExitCode.DONE;
    }
  }

  private List<String> journalctl(String app) {
    List<String> words =
        new ArrayList<>(
            List.of("journalctl", "-u", Journal.unit(app), "-o", "short-iso", "--no-pager"));
    if (since == null) {
      words.addAll(List.of("-n", "100"));
    } else {
      // A span alone is meant backwards; journalctl would look for it in the future.
      words.add("--since=" + (since.matches("\\d+\\s*[a-z]+") ? "-" : "") + since);
    }
    if (follow) {
      words.add("-f");
    }
    return words;
  }
}
