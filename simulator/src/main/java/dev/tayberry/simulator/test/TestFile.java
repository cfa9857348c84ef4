package dev.tayberry.simulator.test;

import dev.tayberry.board.Board;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.module.BuiltIn;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.TestEvent;
import dev.tayberry.simulator.record.Recorder;
import dev.tayberry.simulator.world.AppOnBoard;
import dev.tayberry.simulator.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One test file in a world of its own. */
final class TestFile {
  /** Which file, of which app, on which board, by which chance. */
  record Of(Manifest app, Path file, Board board, long seed) {}

  /**
   * How a file went.
   *
   * @param trouble what went wrong outside of any test, else null
   * @param output what the test file itself printed
   */
  record Outcome(
      Path file,
      List<TestEvent> events,
      @Nullable String trouble,
      String output,
      Duration simulated) {
    boolean failed() {
      return trouble != null || events.stream().anyMatch(e -> e.kind() == TestEvent.Kind.FAIL);
    }

    long count(TestEvent.Kind kind) {
      return events.stream().filter(e -> e.kind() == kind && !e.suite()).count();
    }
  }

  private final Manifest manifest;
  private final Path file;
  private final World world;
  private final Path data;
  private final List<TestEvent> events = new ArrayList<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private @Nullable Value rig;
  private @Nullable AppOnBoard app;

  TestFile(Of of, Path data) {
    manifest = of.app();
    file = of.file();
    this.data = data;
    world = new World(new VirtualTime(), of.board(), of.seed());
    world.names(manifest);
  }

  /** What happens in its world. */
  Recorder recorder() {
    return world.recorder();
  }

  Outcome run(Consumer<TestEvent> listener) {
    Program test =
        new Program(
            world.loop(),
            new Program.Spec(
                manifest.folder(),
                file,
                List.of(file.toString()),
                Map.of("TAY_DATA", data.toString()),
                List.of(manifest.folder()),
                List.of(data),
                manifest.wiring(world.board()).withNet(Wiring.ANYWHERE),
                Duration.ofSeconds(60),
                world.seed(),
                Input.NONE,
                output::writeBytes,
                output::writeBytes),
            world.hardware(),
            loop -> {
              List<BuiltIn> modules = new ArrayList<>(world.modules(loop));
              app = new AppOnBoard(manifest, world, data);
              modules.add(
                  new BuiltIn(
                      "sim:test",
                      TestFile.class,
                      "sim-test.js",
                      () -> new SimTestHalf(world, manifest, required(app), () -> rig)));
              return modules;
            },
            event -> {
              events.add(event);
              listener.accept(event);
            });
    manifest.rig().ifPresent(file -> test.preload(file).thenAccept(namespace -> rig = namespace));
    test.start();
    EventLoop.Outcome outcome = world.loop().run(() -> goesOn(test));
    String trouble = trouble(test, outcome);
    required(app).end();
    test.exit(0);
    return new Outcome(
        file, List.copyOf(events), trouble, output.toString(StandardCharsets.UTF_8), world.age());
  }

  /** Asked whenever nothing is left to do right now: the moment at which idle programs end. */
  private boolean goesOn(Program test) {
    required(app).endIfIdle();
    return !isComplete() && test.isRunning();
  }

  private boolean isComplete() {
    return !events.isEmpty() && events.getLast().kind() == TestEvent.Kind.END;
  }

  private @Nullable String trouble(Program test, EventLoop.Outcome outcome) {
    if (outcome == EventLoop.Outcome.STUCK) {
      return "waits for something that never comes: nothing is left that could happen ("
          + String.join(", ", test.holders())
          + ")";
    }
    boolean failed = events.stream().anyMatch(e -> e.kind() == TestEvent.Kind.FAIL);
    Integer code = test.exited().getNow(null);
    if (code != null && code != 0 && !failed) {
      return "ended with code " + code;
    }
    if (events.stream().noneMatch(e -> e.kind() != TestEvent.Kind.END)) {
      return "has no test";
    }
    // Else tests that a process.exit() kept from running would count as good ones.
    return isComplete() || failed ? null : "ended before its tests had";
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("used before it was made");
    }
    return value;
  }
}
