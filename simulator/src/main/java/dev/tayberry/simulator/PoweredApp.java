package dev.tayberry.simulator;

import dev.tayberry.runtime.Program;
import dev.tayberry.simulator.world.AppOnBoard;
import dev.tayberry.simulator.world.World;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An app that starts anew when its board's power was gone. On the loop's thread. */
final class PoweredApp {
  private final World world;
  private final Supplier<Program> maker;
  private volatile @Nullable Program program;
  private volatile boolean isOff;
  private @Nullable Integer code;

  PoweredApp(World world, Supplier<Program> maker) {
    this.world = world;
    this.maker = maker;
    world.power(this::cut);
  }

  void start() {
    Program started = maker.get();
    program = started;
    world.recorder().app(started);
    started.start();
  }

  /** In a task of its own, since a rig's JavaScript may have asked for it. */
  private void cut(Duration length) {
    world.loop().post(() -> cutNow(length));
  }

  private void cutNow(Duration length) {
    Program gone = program;
    if (isOff || gone == null || gone.exited().isDone()) {
      return; // nothing that runs
    }
    isOff = true;
    gone.kill(AppOnBoard.KILLED);
    world
        .loop()
        .after(
            length,
            () -> {
              isOff = false;
              if (code == null) {
                start();
              }
            });
  }

  /** Whether it has not ended for good. */
  boolean goesOn() {
    Program running = program;
    return code == null && (isOff || running == null || running.isRunning());
  }

  /** A signal from outside; any thread. */
  void interrupt(String name, int number) {
    Program running = program;
    if (running == null || isOff) {
      world.loop().post(() -> exit(128 + number));
    } else {
      running.interrupt(name, number);
    }
  }

  /** Ends it for good; later ones change nothing. */
  void exit(int with) {
    Program running = program;
    if (code != null) {
      return;
    }
    if (running == null || isOff) {
      code = with;
    } else {
      running.exit(with);
    }
  }

  /** Once it has ended for good. */
  int code() {
    Program ended = program;
    if (code != null) {
      return code;
    }
    return ended == null ? 1 : ended.exited().join();
  }
}
