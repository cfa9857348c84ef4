package dev.tayberry.simulator.test;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The native half of sim:test. */
final class SimTestHalf {
  private final World world;
  private final Manifest manifest;
  private final Loop loop;
  private final AppUnderTest app;
  private final Supplier<@Nullable Value> rig;

  SimTestHalf(
      World world, Manifest manifest, Loop loop, AppUnderTest app, Supplier<@Nullable Value> rig) {
    this.world = world;
    this.manifest = manifest;
    this.loop = loop;
    this.app = app;
    this.rig = rig;
  }

  /** How a program ended. */
  record Exit(int code) {}

  @Exported
  CompletableFuture<@Nullable Void> start(Map<String, String> env, List<String> args) {
    if (app.isRunning()) {
      throw new HalException("ERR_APP_RUNNING", "the app is running; await app.stop() first");
    }
    int printed = app.output().length();
    Program program = app.start(env, args);
    CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
    program.loaded().thenAccept(exports -> started.complete(null));
    program
        .exited()
        .thenAccept(
            code ->
                started.completeExceptionally(
                    new HalException(
                        "ERR_APP_ENDED",
                        "the app ended with code "
                            + code
                            + " while it started:\n"
                            + app.output().substring(printed))));
    return started;
  }

  @Exported
  boolean isRunning() {
    return app.isRunning();
  }

  @Exported
  void signal(String name) {
    Program program = app.program();
    if (program != null) {
      // In a task of its own: this one is still inside the test's JavaScript.
      loop.post(() -> program.signal(name, name.equals("SIGINT") ? 2 : 15));
    }
  }

  @Exported
  void kill() {
    Program program = app.program();
    if (program != null) {
      loop.post(() -> program.kill(137));
    }
  }

  @Exported
  CompletableFuture<Exit> exited() {
    return app.exited().thenApply(Exit::new);
  }

  @Exported
  @Nullable Integer code() {
    return app.exited().getNow(null);
  }

  @Exported
  String output() {
    return app.output();
  }

  @Exported
  double now() {
    return world.age().toNanos() / 1e6;
  }

  /** A line by the manifest's name or its own. */
  @Exported
  String lineOf(String name) {
    var pin = manifest.pins().get(name);
    return pin == null ? name : pin.pin();
  }

  @Exported
  @Nullable Value rig() {
    return rig.get();
  }

  @Exported
  void stopBroker() {
    world.broker().stop();
  }

  @Exported
  void startBroker() {
    world.broker().start();
  }
}
