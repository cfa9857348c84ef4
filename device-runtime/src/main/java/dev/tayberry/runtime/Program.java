package dev.tayberry.runtime;

import dev.tayberry.hal.Loop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.engine.Patience;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.ProgramLoop;
import dev.tayberry.runtime.module.BuiltIn;
import dev.tayberry.runtime.module.Modules;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.LogLevel;
import dev.tayberry.runtime.node.NodeModules;
import dev.tayberry.runtime.node.NodeSetup;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.node.ProcessHalf;
import dev.tayberry.runtime.node.TestEvent;
import dev.tayberry.runtime.node.TestLines;
import dev.tayberry.runtime.readiness.Readiness;
import dev.tayberry.runtime.safety.Reason;
import dev.tayberry.runtime.safety.SafetyGuard;
import dev.tayberry.runtime.safety.Trips;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One JavaScript program on a loop: starts it, and ends it with everything it opened closed,
 * outputs on their safe level.
 */
public final class Program {
  /**
   * What to run and what it may see.
   *
   * @param readable the files and folders it may read, its own first
   * @param writable the folders it may write too, its data folder first
   * @param blocked how long it may keep the loop waiting before it is ended
   * @param seed for Math.random, where runs are to be the same; null for chance
   */
  public record Spec(
      Path root,
      Path entry,
      List<String> args,
      Map<String, String> env,
      List<Path> readable,
      List<Path> writable,
      Wiring wiring,
      Duration blocked,
      @Nullable Long seed,
      Input in,
      Output out,
      Output err) {}

  /** Node's code for a main module that waits for what never comes. */
  private static final int UNSETTLED = 13;

  private enum State {
    NEW,
    RUNNING,
    ENDING,
    ENDED
  }

  private final Spec spec;
  private final EventLoop eventLoop;
  private final ProgramLoop loop;
  private final Modules modules;
  private final Script script;
  private final ProcessHalf process;
  private final NativeHalves halves = new NativeHalves();
  private final Readiness readiness = new Readiness();
  private final SafetyGuard guard;
  private final Uncaught uncaught;
  private final CompletableFuture<Value> loaded = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ending = new CompletableFuture<>();
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private volatile State state = State.NEW;
  private @Nullable Loading loading;
  private boolean globals;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile IntConsumer whenStuck = code -> {};
  private volatile @Nullable Integer stopped;

  /** A program that is no test file; should it have tests, it prints how they went. */
  public Program(
      EventLoop eventLoop, Spec spec, Hardware hardware, Function<Loop, List<BuiltIn>> extra) {
    this(eventLoop, spec, hardware, extra, new TestLines(spec.out));
  }

  /** On the thread of the loop, or before it runs. */
  public Program(
      EventLoop eventLoop,
      Spec spec,
      Hardware hardware,
      Function<Loop, List<BuiltIn>> extra,
      Consumer<TestEvent> tests) {
    this.spec = spec;
    this.eventLoop = eventLoop;
    Patience patience = new Patience(spec.blocked());
    loop = new ProgramLoop(eventLoop, error -> uncaught().fault(error));
    guard = ProgramGuard.of(spec, patience, hardware, eventLoop);
    modules =
        new Modules(
            spec.root(), builtIns(hardware, extra.apply(loop), tests), NodeModules.VENDORED);
    uncaught = new Uncaught(this, spec);
    script = new Script(loop, modules.files(), patience, uncaught);
    modules.attach(script);
    process =
        new ProcessHalf(
            new ProcessHalf.Start(
                spec.args(),
                spec.env(),
                spec.root().toString(),
                Version.CURRENT,
                spec.in(),
                spec.out(),
                spec.err()),
            loop,
            script.nextTick(),
            this::exit);
  }

  private List<BuiltIn> builtIns(
      Hardware hardware, List<BuiltIn> extra, Consumer<TestEvent> tests) {
    List<BuiltIn> all = new ArrayList<>(extra);
    var setup =
        new NodeSetup(
            loop, spec.root, spec.readable, spec.writable, spec.in, () -> process, loaded, tests);
    all.addAll(NodeModules.of(setup));
    all.addAll(halves.builtIns(hardware, new Setup(loop, spec.wiring, guard)));
    all.addAll(NativeHalves.ofNoHardware(loop, guard, readiness));
    return all;
  }

  /** Runs the entry file as the first task. */
  public void start() {
    loop.post(
        () -> {
          state = State.RUNNING;
          installGlobals();
          modules.runMain(spec.entry(), load(loaded, guard::loaded));
        });
  }

  /** Loads a module before the entry; what it exports, once it has. */
  public CompletableFuture<Value> preload(Path module) {
    CompletableFuture<Value> namespace = new CompletableFuture<>();
    loop.post(
        () -> {
          state = State.RUNNING;
          installGlobals();
          modules.load(module, load(namespace, () -> {}));
        });
    return namespace;
  }

  private Loading load(CompletableFuture<Value> exports, Runnable whenOver) {
    Loading next = new Loading(exports, uncaught, whenOver);
    loading = next;
    return next;
  }

  /** What the entry file exports, once it has been run; never, if that failed. */
  public CompletableFuture<Value> loaded() {
    return loaded;
  }

  private void installGlobals() {
    if (globals) {
      return;
    }
    globals = true;
    if (!eventLoop.isSystemTime() || spec.seed != null) {
      script
          .function(Script.source(Program.class, "virtual-time.js"), "tayberry:time", "clock")
          .execute(script.bridge().table(new VirtualChance(eventLoop, spec.seed)));
    }
    script
        .function(Script.source(Program.class, "globals.js"), "tayberry:globals", "require")
        .execute(
            (org.graalvm.polyglot.proxy.ProxyExecutable) a -> modules.builtIn(a[0].asString()));
  }

  /** With its exit code, once everything it opened is closed. */
  public CompletableFuture<Integer> exited() {
    return exited;
  }

  /** What it has said of itself by {@code hal:device}. */
  public Readiness readiness() {
    return readiness;
  }

  /** From now on its console says what is at least of this weight; any thread. */
  public void logLevel(LogLevel level) {
    process.logLevel(level);
  }

  public Modules modules() {
    return modules;
  }

  public Script script() {
    return script;
  }

  /**
   * Whether the loop should go on for this program; asked when nothing is left to do right now. A
   * program that nothing holds any more ends here, as it does in Node.
   */
  public boolean isRunning() {
    if (state == State.RUNNING && !loop.isHeld()) {
      process.beforeExit(isLoading() ? UNSETTLED : 0);
      if (state == State.RUNNING && !loop.isHeld()) {
        if (isLoading()) {
          spec.err.line("Warning: the main module waits (await) for something that never comes");
        }
        exit(process.exitCode(isLoading() ? UNSETTLED : 0));
      }
    }
    return state != State.ENDED;
  }

  private boolean isLoading() {
    return loading != null && loading.isPending();
  }

  /** What keeps it running. */
  public List<String> holders() {
    return loop.holders();
  }

  /**
   * A signal from outside: the program's own handler, or its end with 128 + n. On the loop's
   * thread.
   */
  public void signal(String name, int number) {
    outputsSafe(name);
    if (!hasEnded() && !process.signal(name)) {
      exit(128 + number);
    }
  }

  /**
   * As {@link #signal}, from any thread. A script that does not come back to hear of it is stopped
   * where it is; so is one that is told to end by the same a second time.
   */
  public void interrupt(String name, int number) {
    outputsSafe(name);
    if (!told.add(name) && isTellingToEnd(name)) {
      stop(128 + number);
      return;
    }
    CountDownLatch heard = new CountDownLatch(1);
    eventLoop.post(
        () -> {
          heard.countDown();
          signal(name, number);
        });
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (!heard.await(1, TimeUnit.SECONDS)) {
                  stop(128 + number);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** SIGHUP tells many a program to read its settings anew, as often as one likes. */
  private static boolean isTellingToEnd(String signal) {
    return signal.equals("SIGTERM") || signal.equals("SIGINT");
  }

  /** At the signals that end programs, before any handler of the app's; any thread. */
  private void outputsSafe(String signal) {
    if (isTellingToEnd(signal)) {
      guard.tripAll(Reason.SIGNAL, signal + " came");
    }
  }

  /** Puts its outputs on their safe level, if any is away from it; any thread. */
  public void trip(Reason reason, String message) {
    guard.tripAll(reason, message);
  }

  /** Has somebody outside told of every trip, on a thread that nothing waits for. */
  public void listen(Trips listener) {
    guard.records().listen(listener);
  }

  /**
   * Stops the script at its next step; the loop's thread then ends the program. Any thread. A
   * script that makes no more steps, in Java for good, is left behind with its outputs safe, and
   * whoever runs it told.
   */
  void stop(int code) {
    stopped = code;
    Thread.ofPlatform().daemon().name("tayberry-stop").start(script::close);
    eventLoop.post(() -> exit(code));
    StuckScript.watch(
        ending, spec.err, () -> guard.whenQuietWithoutLoop(() -> whenStuck.accept(code)));
  }

  /** What to do with a program that cannot be stopped: to halt the process, if it is its own. */
  public void whenStuck(IntConsumer halt) {
    whenStuck = halt;
  }

  /** As kill -9 would end it: none of its own handlers run, only what watches over it. */
  public void kill(int code) {
    end(Reason.KILLED, "the program was killed", () -> code);
  }

  /** Ends the program: its exit handlers, then what it left open, then its context. */
  public void exit(int code) {
    exit(code, Reason.EXIT, "the program ended");
  }

  /** As that, where a trip has another reason than the program's own will. */
  public void exit(int code, Reason reason, String message) {
    end(reason, message, () -> process.emitExit(code, uncaught::inExitHandler));
  }

  private void end(Reason reason, String message, IntSupplier lastWords) {
    if (state == State.ENDING) {
      script.close(); // an exit handler that wants to exit, too: it has said its last word
    }
    if (hasEnded()) {
      return;
    }
    state = State.ENDING;
    ending.complete(null);
    guard.end(reason, message);
    int last = lastWords.getAsInt();
    if (guard.isQuiet()) {
      ended(last);
    } else {
      loop.end();
      script.close();
      guard.whenQuiet(() -> eventLoop.post(() -> ended(last)));
    }
  }

  private void ended(int code) {
    halves.closeAll(spec.err);
    loop.end();
    script.close();
    guard.close();
    state = State.ENDED;
    exited.complete(code);
  }

  /** Whether it has, or is about to: nothing that still comes in matters. */
  boolean hasEnded() {
    return state == State.ENDING || state == State.ENDED;
  }

  /** The code it is being stopped with from outside, if it is. */
  @Nullable Integer stopped() {
    return stopped;
  }

  ProcessHalf process() {
    return process;
  }

  private Uncaught uncaught() {
    return uncaught;
  }
}
