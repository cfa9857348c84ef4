package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.world.AppOnBoard;
import dev.tayberry.simulator.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What steps act on. */
final class Stage {
  /** So long a main module is waited for that awaits something itself. */
  private static final Duration LOADING = Duration.ofSeconds(30);

  /** What is there. */
  record Set(World world, Manifest manifest, AppOnBoard app, Scenario.App how) {}

  private final World world;
  private final Manifest manifest;
  private final AppOnBoard app;
  private final Scenario.App how;
  private final PartsOfRig parts;
  private final Memory memory;
  private final Consumer<String> failed;
  private boolean mayEnd;

  Stage(Set set, PartsOfRig parts, Memory memory, Consumer<String> failed) {
    world = set.world();
    manifest = set.manifest();
    how = set.how();
    app = set.app();
    this.parts = parts;
    this.memory = memory;
    this.failed = failed;
    app.whenEnded(this::ended);
  }

  World world() {
    return world;
  }

  AppOnBoard app() {
    return app;
  }

  /** As the scenario's head says; done when its main module has been run. */
  void startApp(Runnable done) {
    mayEnd = false;
    Program program = app.start(how.env(), how.args());
    CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
    begun.thenRun(() -> soon(done));
    program.loaded().thenAccept(exports -> begun.complete(null));
    after(LOADING, () -> begun.complete(null));
  }

  private void ended(int code) {
    if (code != 0 && code != AppOnBoard.KILLED && !mayEnd) {
      failed.accept("the app ended with code " + code);
    }
  }

  /** By a signal; done when it has. */
  void endApp(String signal, Runnable done) {
    mayEnd = true;
    app.exited().thenRun(() -> soon(done));
    if (signal.equals("SIGKILL")) {
      app.kill();
    } else {
      app.signal(signal);
    }
  }

  PartsOfRig parts() {
    return parts;
  }

  /** What has happened so far. */
  Memory memory() {
    return memory;
  }

  /** A line by the manifest's name or its own. */
  String line(Given name) {
    var pin = manifest.pins().get(name.text());
    String line = pin == null ? name.text() : pin.pin();
    try {
      world.level(line);
    } catch (HalException e) {
      throw pin == null && !manifest.pins().isEmpty() && !name.text().startsWith("GPIO")
          ? name.wrong(Given.unknown("pin " + name.text(), name.text(), manifest.pins().keySet()))
          : name.wrong(e.getMessage());
    }
    return line;
  }

  /** A serial port by the manifest's name or its own. */
  String port(Given name, String text) {
    var port = manifest.serial().get(text);
    String onBoard = port == null ? text : port.port();
    try {
      world.uart(onBoard);
    } catch (HalException e) {
      throw name.wrong(e.getMessage());
    }
    return onBoard;
  }

  void set(Given given, PartsOfRig.Place control, JsonElement value) {
    world
        .recorder()
        .tell(now -> new Event.Part(now, control.part(), control.name(), value.toString()));
    String trouble = parts.set(control, value);
    if (!trouble.isEmpty()) {
      throw given.wrong(trouble);
    }
  }

  /** Simulated time from now. */
  void after(Duration delay, Runnable task) {
    world.loop().after(delay, () -> attempt(task));
  }

  /** In a task of its own. */
  void soon(Runnable task) {
    world.loop().post(() -> attempt(task));
  }

  void attempt(Runnable task) {
    try {
      task.run();
    } catch (ScenarioException | HalException e) {
      failed.accept(String.valueOf(e.getMessage()));
    }
  }
}
