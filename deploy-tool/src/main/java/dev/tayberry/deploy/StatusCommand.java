package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.plan.Bytes;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.run.Look;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tay status TARGET [APP]}. */
@Command(name = "status", description = "How the apps on a device are.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class StatusCommand implements Callable<Integer> {
  private final Around around;

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes.")
  private String target;

  @Parameters(index = "1", arity = "0..1", paramLabel = "APP", description = "Only this one.")
  private @Nullable String only;

  @Mixin private DevicesOption devices;
  @Mixin private Output output;

  StatusCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    List<List<String>> rows;
    try (Wire wire = around.connect(devices.get().one(target))) {
      rows = rows(around, wire, only);
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again [ECONNRESET]");
    }
    output.print(
        List.of("app", "state", "release", "since", "up", "restarts", "memory", "busy", "trips"),
        rows);
    boolean allRun = rows.stream().allMatch(row -> row.get(1).equals("active"));
    return allRun ? ExitCode.DONE : ExitCode.FAILED;
  }

  static List<List<String>> rows(Around around, Wire wire, @Nullable String only)
      throws IOException {
    List<String> apps = Look.at(wire, around.layout(), "").apps();
    if (only != null && !apps.contains(only)) {
      throw new Failure(
          "no app " + only + " is on " + wire.name() + "; there are: " + String.join(", ", apps));
    }
    List<List<String>> rows = new ArrayList<>();
    for (String app : only == null ? apps : List.of(only)) {
      Facts facts = Look.at(wire, around.layout(), app);
      Map<String, String> unit = unit(wire, app);
      String state = unit.getOrDefault("ActiveState", "unknown");
      Optional<Live> live = state.equals("active") ? Live.ask(around, wire, app) : Optional.empty();
      String current = Objects.requireNonNullElse(facts.current(), "none");
      rows.add(
          List.of(
              app,
              live.filter(one -> !one.turns()).isPresent() ? "blocked" : state,
              facts.all("trial").contains(current) ? current + " (on trial)" : current,
              unit.getOrDefault("ActiveEnterTimestamp", ""),
              live.map(one -> one.up(facts.number("time"))).orElse(""),
              unit.getOrDefault("NRestarts", ""),
              memory(unit.getOrDefault("MemoryCurrent", "")),
              live.map(one -> String.join(", ", one.busy())).orElse(""),
              live.map(Live::tripsText).orElse("")));
    }
    return rows;
  }

  private static Map<String, String> unit(Wire wire, String app) throws IOException {
    Wire.Result result =
        wire.run(
            "systemctl",
            "show",
            Journal.unit(app),
            "-p",
            "ActiveState,ActiveEnterTimestamp,NRestarts,MemoryCurrent");
    Map<String, String> values = new HashMap<>();
    result
        .out()
        .lines()
        .filter(line -> line.contains("="))
        .forEach(line -> values.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    return values;
  }

  private static String memory(String bytes) {
    return bytes.matches("\\d{1,15}") ? Bytes.text(Long.parseLong(bytes)) : "";
  }
}
