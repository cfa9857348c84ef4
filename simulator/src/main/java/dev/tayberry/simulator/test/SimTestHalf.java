package dev.tayberry.simulator.test;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.world.AppOnBoard;
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
  private final AppOnBoard app;
  private final Supplier<@Nullable Value> rig;

  SimTestHalf(World world, Manifest manifest, AppOnBoard app, Supplier<@Nullable Value> rig) {
    this.world = world;
    this.manifest = manifest;
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
    app.signal(name);
  }

  @Exported
  void kill() {
    app.kill();
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
