package dev.tayberry.simulator.scenario;

import dev.tayberry.board.Board;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.loop.VirtualTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.record.Recorder;
import dev.tayberry.simulator.world.AppOnBoard;
import dev.tayberry.simulator.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One scenario in a world of its own, in virtual time. */
public final class ScenarioRun {
  private static final Duration RIG_MAY_BLOCK = Duration.ofSeconds(60);

  /** Which file, of which app, on which board, by which chance. */
  public record Of(Manifest app, Path file, Board board, long seed) {}

  /**
   * How it went.
   *
   * @param failure what was expected and what was, else null
   * @param output what the app and the rig printed
   */
  public record Outcome(String name, @Nullable String failure, String output, Duration simulated) {}

  private final Of of;
  private final Path data;
  private final World world;
  private final AppOnBoard app;
  private final Memory memory = new Memory();
  private final ByteArrayOutputStream ofRig = new ByteArrayOutputStream();
  private final Deque<Step> left = new ArrayDeque<>();
  private @Nullable String failure;
  private boolean over;

  public ScenarioRun(Of of, Path data) {
    this.of = of;
    this.data = data;
    world = new World(new VirtualTime(), of.board(), of.seed());
    world.names(of.app());
    app = new AppOnBoard(of.app(), world, data);
  }

  /** What happens in its world. */
  public Recorder recorder() {
    return world.recorder();
  }

  /**
   * Does it all.
   *
   * @throws ScenarioException if the file is none
   */
  public Outcome run() {
    Scenario scenario = ScenarioFile.read(of.app().folder(), of.file());
    left.addAll(scenario.steps());
    world.recorder().listen(memory);
    Program rig = of.app().rig().map(file -> rig(scenario, file)).orElse(null);
    if (rig == null) {
      world.loop().post(() -> begin(scenario, PartsOfRig.none()));
    }
    world.loop().run(this::goesOn);
    if (!over) {
      fail("nothing is left that could ever happen");
    }
    app.end();
    if (rig != null) {
      rig.exit(0);
    }
    String printed = app.output() + ofRig.toString(StandardCharsets.UTF_8);
    return new Outcome(scenario.name(), failure, printed, world.age());
  }

  /** Asked whenever nothing is left to do right now: the moment at which idle programs end. */
  private boolean goesOn() {
    app.endIfIdle();
    return !over;
  }

  private Program rig(Scenario scenario, Path file) {
    Program rig =
        new Program(
            world.loop(),
            new Program.Spec(
                of.app().folder(),
                file,
                List.of(file.toString()),
                ofRig(scenario),
                List.of(of.app().folder()),
                List.of(data),
                of.app().wiring(world.board()).withNet(Wiring.ANYWHERE),
                RIG_MAY_BLOCK,
                world.seed(),
                Input.NONE,
                ofRig::writeBytes,
                ofRig::writeBytes),
            world.hardware(),
            world::modules);
    rig.preload(file)
        .thenAccept(
            exports -> world.loop().post(() -> begin(scenario, PartsOfRig.of(rig, exports))));
    rig.exited().thenAccept(code -> fail("the rig ended with code " + code));
    return rig;
  }

  /** What the app is told, so that the rig can be what the app expects. */
  private Map<String, String> ofRig(Scenario scenario) {
    Map<String, String> env = new HashMap<>(of.app().simulation().env());
    env.putAll(scenario.app().env());
    env.put("TAY_DATA", data.toString());
    return env;
  }

  private void begin(Scenario scenario, PartsOfRig parts) {
    Stage stage =
        new Stage(new Stage.Set(world, of.app(), app, scenario.app()), parts, memory, this::fail);
    stage.attempt(
        () -> {
          left.forEach(step -> step.check(stage));
          if (scenario.app().start()) {
            stage.startApp(() -> next(stage));
          } else {
            next(stage);
          }
        });
  }

  private void next(Stage stage) {
    Step step = left.poll();
    if (over || step == null) {
      over = true;
      return;
    }
    world
        .recorder()
        .tell(now -> new Event.Step(now, step.words() + "  (line " + step.given().line() + ")"));
    if (!step.looksOn()) {
      memory.forgetSent();
    }
    step.begin(stage, () -> stage.soon(() -> next(stage)));
  }

  private void fail(String what) {
    if (!over) {
      over = true;
      StringBuilder text = new StringBuilder(what);
      text.append("\n  after ").append(Times.text(world.age())).append(" of simulated time");
      List<String> events = memory.lastEvents();
      if (!events.isEmpty()) {
        text.append("; what happened last:");
        events.forEach(event -> text.append("\n    ").append(event));
      }
      failure = text.toString();
    }
  }
}
