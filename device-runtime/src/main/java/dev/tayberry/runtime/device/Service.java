package dev.tayberry.runtime.device;

import com.google.gson.JsonObject;
import dev.tayberry.hal.Clock;
import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.node.LogLevel;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.readiness.Readiness;
import dev.tayberry.runtime.safety.Reason;
import dev.tayberry.runtime.safety.Trip;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of an app on a device: started, ready, started anew in the same process, stopped. One
 * program after the other on one loop, with one set of hardware.
 */
final class Service {
  enum State {
    STARTING,
    READY,
    RELOADING,
    STOPPING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The app's standard output, and its standard error, which is ours as well. */
  record Outputs(Output out, Output err) {}

  /** Why it is not started anew. */
  record Refusal(String code, String message) {}

  static final int SIGTERM = 15;

  private final Surroundings around;
  private final EventLoop loop;
  private final Hardware hardware;
  private final Outputs outputs;
  private final Notify notify;
  private final Status status;
  private volatile Consumer<JsonObject> events = event -> {};
  private volatile Consumer<List<Readiness.Busy>> busyChanged = reasons -> {};
  private volatile LogLevel logLevel = LogLevel.DEBUG;
  private volatile @Nullable Program program;
  private volatile boolean stopping;
  private @Nullable App next;
  private Clock.@Nullable Timer late;

  Service(Surroundings around, EventLoop loop, Hardware hardware, Notify notify, Outputs outputs) {
    this.around = around;
    this.loop = loop;
    this.hardware = hardware;
    this.notify = notify;
    this.outputs = outputs;
    status = new Status(loop);
  }

  /** Runs the app, and those it is replaced by, to the end of the last; its exit code. */
  int run() {
    App app = App.read(around, outputs.out(), outputs.err());
    while (true) {
      Program running = begin(app);
      loop.run(running::isRunning);
      int code = running.exited().join();
      ended();
      App following = next;
      if (following == null || stopping) {
        status.is(State.STOPPING);
        notify.stopping("it ended with code " + code);
        return code;
      }
      next = null;
      app = following;
    }
  }

  private Program begin(App app) {
    Program starting = new Program(loop, app.spec(), hardware, own -> List.of());
    starting.whenStuck(Runtime.getRuntime()::halt);
    starting.logLevel(logLevel);
    starting.listen(this::tripped);
    starting.readiness().onBusy(() -> busy(starting));
    status.begins(app, starting);
    busyChanged.accept(List.of());
    Gate gate = new Gate(starting, app.manifest().ready());
    Duration within = app.manifest().ready().within();
    late = loop.after(within, () -> late(gate, within));
    gate.open().thenRun(() -> loop.post(() -> ready(starting)));
    program = starting;
    starting.start();
    if (stopping) { // it came between two programs
      starting.interrupt("SIGTERM", SIGTERM);
    }
    return starting;
  }

  private void ready(Program started) {
    if (started == program && !started.exited().isDone() && next == null) {
      ended();
      notify.ready(status.line(State.READY)); // before anybody who waits for it asks for more
      status.is(State.READY);
      tell("ready", new JsonObject());
    }
  }

  /** Whoever supervises counts the time, too, and acts; this only says what it waits for. */
  private void late(Gate gate, Duration within) {
    long millis = within.toMillis();
    String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    String text = "not ready within " + time + ": " + gate.missing();
    outputs.err().line("tay: " + text);
    notify.status(text);
  }

  /** A timer that is left would keep its program in memory. */
  private void ended() {
    if (late != null) {
      late.cancel();
      late = null;
    }
  }

  private void tripped(Trip trip) {
    status.tripped(trip);
    tell("trip", trip.json());
  }

  private void busy(Program which) {
    if (which == program) {
      busyChanged.accept(which.readiness().busy());
    }
  }

  private void tell(String name, JsonObject event) {
    event.addProperty("event", name);
    events.accept(event);
  }

  // What others ask of it, from any thread.

  /** Where what is amiss is told. */
  Output err() {
    return outputs.err();
  }

  Status status() {
    return status;
  }

  /** Has the listener told of what happens; on any thread, none of which it may keep. */
  void listen(Consumer<JsonObject> events, Consumer<List<Readiness.Busy>> busyChanged) {
    this.events = events;
    this.busyChanged = busyChanged;
  }

  LogLevel logLevel() {
    return logLevel;
  }

  void logLevel(LogLevel level) {
    logLevel = level;
    Program now = program;
    if (now != null) {
      now.logLevel(level);
    }
  }

  /** SIGHUP starts the app anew; what ends programs ends it, once it has had its say. */
  void signal(String name, int number) {
    if (name.equals("SIGHUP")) {
      notify.reloading(loop.nanoTime());
      reload(true).thenAccept(refused -> refused.ifPresent(this::failed));
    } else {
      stopping = true;
      status.is(State.STOPPING);
      notify.stopping(name + " came");
      Program now = program;
      if (now != null && !now.exited().isDone()) {
        now.interrupt(name, number);
      }
    }
  }

  /** The supervisor asked for what is there now, and that cannot be run: it has to act. */
  private void failed(Refusal refused) {
    outputs.err().line("tay: " + refused.message());
    loop.post(() -> end(1));
  }

  private void end(int code) {
    Program now = program;
    if (now != null) {
      now.exit(code);
    }
  }

  /**
   * Starts the app anew in this process, from what its folder holds now; the one that runs is left
   * alone if that could not be started.
   *
   * @param force even if the app is busy
   * @return nothing once it is under way, or why not
   */
  CompletableFuture<Optional<Refusal>> reload(boolean force) {
    CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("tayberry-reload").start(() -> prepare(force, answer));
    return answer;
  }

  /** Reading files is not for the loop's thread. */
  private void prepare(boolean force, CompletableFuture<Optional<Refusal>> answer) {
    try {
      App app = App.read(around, outputs.out(), outputs.err());
      loop.post(() -> answer.complete(Optional.ofNullable(replace(app, force))));
    } catch (RuntimeException e) {
      String message = DeviceException.text(e).orElse("a fault in Tayberry itself: " + e);
      answer.complete(Optional.of(new Refusal("EINVAL", message)));
    }
  }

  private @Nullable Refusal replace(App app, boolean force) {
    Program now = program;
    if (now == null || now.exited().isDone() || stopping) {
      return new Refusal("ESHUTDOWN", "the app is about to stop");
    }
    var busy = now.readiness().busy();
    if (!force && !busy.isEmpty()) {
      return new Refusal(
          "EBUSY",
          "the app is busy (%s); wait, or pass \"force\": true"
              .formatted(busy.getFirst().reason()));
    }
    boolean underWay = next != null;
    next = app;
    if (!underWay) {
      status.is(State.RELOADING);
      notify.reloading(loop.nanoTime());
      now.exit(0, Reason.RELOAD, "the app is started anew");
    }
    return null;
  }
}
