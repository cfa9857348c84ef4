package dev.tayberry.simulator.test;

import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.record.Recorder;
import dev.tayberry.simulator.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The app that a test file starts, ends and starts again. */
final class AppUnderTest {
  private final Manifest manifest;
  private final World world;
  private final Path data;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private @Nullable Program program;

  AppUnderTest(Manifest manifest, World world, Path data) {
    this.manifest = manifest;
    this.world = world;
    this.data = data;
  }

  Program start(Map<String, String> env, List<String> args) {
    Map<String, String> given = new HashMap<>(manifest.simulation().env());
    given.put("MQTT_URL", "mqtt://broker.test");
    given.putAll(env);
    Recorder record = world.recorder();
    Program started =
        new Program(
            world.loop(),
            Launch.of(
                manifest,
                new Launch.Run(
                    world.board(),
                    Map.of(),
                    given,
                    data,
                    args,
                    world.seed(),
                    record.console("out", output::writeBytes),
                    record.console("err", output::writeBytes))),
            world.hardware(),
            own -> List.of());
    program = started;
    record.app(started);
    started.start();
    return started;
  }

  /** A program that nothing holds any more ends when it is asked. */
  void endIfIdle() {
    if (program != null) {
      program.isRunning();
    }
  }

  boolean isRunning() {
    return program != null && !program.exited().isDone();
  }

  @Nullable Program program() {
    return program;
  }

  CompletableFuture<Integer> exited() {
    return program == null ? new CompletableFuture<>() : program.exited();
  }

  String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Ends what is still running, when its test file has ended. */
  void end() {
    if (program != null) {
      program.exit(0);
    }
  }
}
