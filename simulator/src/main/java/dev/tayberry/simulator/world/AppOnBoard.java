package dev.tayberry.simulator.world;

import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.simulator.record.Recorder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The app of a test or a scenario, which starts it, ends it and starts it again. */
public final class AppOnBoard {
  /** Its exit code when it was killed. */
  public static final int KILLED = 137;

  private final Manifest manifest;
  private final World world;
  private final Path data;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<IntConsumer> endings = new ArrayList<>();
  private Map<String, String> env = Map.of();
  private List<String> args = List.of();
  private @Nullable Program program;

  public AppOnBoard(Manifest manifest, World world, Path data) {
    this.manifest = manifest;
    this.world = world;
    this.data = data;
    world.power(this::powerCut);
  }

  /** Tells the listener whenever it has ended, by which code. */
  public void whenEnded(IntConsumer listener) {
    endings.add(listener);
  }

  /** The board resets: what ran is gone at once, and starts anew when the power is back. */
  private void powerCut(Duration length) {
    kill();
    world.loop().after(length, () -> start(env, args));
  }

  public Program start(Map<String, String> env, List<String> args) {
    this.env = env;
    this.args = args;
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
                    Input.NONE,
                    record.console("out", output::writeBytes),
                    record.console("err", output::writeBytes))),
            world.hardware(),
            own -> List.of());
    program = started;
    record.app(started);
    started.exited().thenAccept(code -> endings.forEach(ending -> ending.accept(code)));
    started.start();
    return started;
  }

  /** A program that nothing holds any more ends when it is asked. */
  public void endIfIdle() {
    if (program != null) {
      program.isRunning();
    }
  }

  public boolean isRunning() {
    return program != null && !program.exited().isDone();
  }

  public @Nullable Program program() {
    return program;
  }

  /** As a signal from outside; in a task of its own, since the caller may be JavaScript. */
  public void signal(String name) {
    Program told = program;
    if (told != null) {
      world.loop().post(() -> told.signal(name, name.equals("SIGINT") ? 2 : 15));
    }
  }

  /** As kill -9, or a loss of power: nothing of it runs any more. */
  public void kill() {
    Program gone = program;
    if (gone != null) {
      world.loop().post(() -> gone.kill(KILLED));
    }
  }

  public CompletableFuture<Integer> exited() {
    return program == null ? new CompletableFuture<>() : program.exited();
  }

  public String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Ends what is still running, when its test file has ended. */
  public void end() {
    if (program != null) {
      program.exit(0);
    }
  }
}
