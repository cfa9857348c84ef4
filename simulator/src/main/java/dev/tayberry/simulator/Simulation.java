package dev.tayberry.simulator;

import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.Signals;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.simulator.panel.Panel;
import dev.tayberry.simulator.world.World;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An app and its rig in one world, until the app ends. */
final class Simulation {
  private static final Duration RIG_MAY_BLOCK = Duration.ofSeconds(10);

  /**
   * What is simulated.
   *
   * @param data the app's folder for what it keeps
   * @param env what it finds in its environment besides the machine's
   */
  record Of(
      Manifest manifest,
      World world,
      Path data,
      Map<String, String> env,
      List<String> args,
      @Nullable Long seed) {}

  private final Of of;
  private final World world;
  private final Manifest manifest;
  private final Consumer<Panel> onRig;
  private final Output out = Output.to(FileDescriptor.out);
  private final Output err = Output.to(FileDescriptor.err);

  /**
   * @param onRig told of the rig's parts when they are there
   */
  Simulation(Of of, Consumer<Panel> onRig) {
    this.of = of;
    this.onRig = onRig;
    world = of.world();
    manifest = of.manifest();
  }

  /** Returns the app's exit code. */
  int run() {
    PoweredApp app = new PoweredApp(world, this::app);
    Program rig = manifest.rig().map(file -> rig(file, app)).orElse(null);
    Signals.listen(app::interrupt);
    if (rig == null) {
      app.start();
    }
    world.loop().run(app::goesOn);
    if (rig != null) {
      rig.exit(0);
    }
    return app.code();
  }

  private Program app() {
    var record = world.recorder();
    return new Program(
        world.loop(),
        Launch.of(
            manifest,
            new Launch.Run(
                world.board(),
                System.getenv(),
                of.env(),
                of.data(),
                of.args(),
                of.seed(),
                Input.standard(),
                record.console("out", out),
                record.console("err", err))),
        world.hardware(),
        own -> List.of());
  }

  /** The app starts when what it is wired to is there; a rig that fails is the end of it all. */
  private Program rig(Path file, PoweredApp app) {
    Map<String, String> rigEnv = new HashMap<>(of.env());
    rigEnv.put("TAY_DATA", of.data().toString());
    Program rig =
        new Program(
            world.loop(),
            new Program.Spec(
                manifest.folder(),
                file,
                List.of(file.toString()),
                rigEnv,
                List.of(manifest.folder()),
                List.of(of.data()),
                manifest.wiring(world.board()).withNet(Wiring.ANYWHERE),
                RIG_MAY_BLOCK,
                of.seed(),
                Input.NONE, // the app has it
                out,
                err),
            world.hardware(),
            world::modules);
    rig.preload(file)
        .thenAccept(
            exports -> {
              onRig.accept(Panel.of(rig, exports));
              app.start();
            });
    rig.exited().thenAccept(code -> app.exit(1));
    return rig;
  }
}
