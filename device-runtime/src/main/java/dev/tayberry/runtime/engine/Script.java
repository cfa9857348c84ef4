package dev.tayberry.runtime.engine;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * One JavaScript context on a loop. Every call from Java goes through {@link #call}, which gives it
 * Node's manners: the callback, then the ticks, then the promises, then the rejections nobody took.
 */
public final class Script implements AutoCloseable {
  /** Where errors go that no JavaScript caught. */
  public interface Errors {
    void uncaught(PolyglotException error);

    void unhandledRejection(Value reason, Value promise);

    /** The script has kept the loop waiting; on the loop's thread or the watchdog's. */
    void blocked(Duration since, String where);

    /** It has done so for its limit; on the watchdog's thread. */
    void blockedTooLong(Duration limit);
  }

  private record Rejection(Value reason, Value promise) {}

  private final Context context;
  private final Loop loop;
  private final Patience patience;
  private final Errors errors;
  private final Value helpers;
  private final Value enter;
  private final Value hasTicks;
  private final Value runTicks;
  private final Bridge bridge;
  private final List<Rejection> rejections = new ArrayList<>();
  private int depth;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  public Script(Loop loop, FileSystem files, Patience patience, Errors errors) {
    this.loop = loop;
    this.patience = patience;
    this.errors = errors;
    context =
        Context.newBuilder("js")
            .engine(Engines.shared())
            .allowHostAccess(
                HostAccess.newBuilder(HostAccess.EXPLICIT)
                    .allowAccessAnnotatedBy(dev.tayberry.hal.Exported.class)
                    .allowBufferAccess(true)
                    .build())
            .allowIO(IOAccess.newBuilder().fileSystem(files).build())
            .allowExperimentalOptions(true)
            .option("js.ecmascript-version", "staging")
            .option("js.unhandled-rejections", "handler")
            .option("js.esm-eval-returns-exports", "false")
            .option("js.esm-bare-specifier-relative-lookup", "true")
            .option("js.load", "false")
            .option("js.print", "false")
            .option("js.console", "false")
            .option("js.polyglot-builtin", "false")
            .build();
    Value setHandler =
        context.eval("js", "const set = Graal.setUnhandledPromiseRejectionHandler; set");
    setHandler.executeVoid(
        (ProxyExecutable)
            args -> {
              rejections.add(new Rejection(args[0], args[1]));
              return null;
            });
    context.getBindings("js").removeMember("Graal");
    helpers = function(source(Script.class, "bootstrap.js"), "tayberry:bootstrap").execute();
    enter = helpers.getMember("enter");
    hasTicks = helpers.getMember("hasTicks");
    runTicks = helpers.getMember("runTicks");
    bridge = new Bridge(this);
    helper("disguise")
        .executeVoid(
            (ProxyExecutable)
                args -> {
                  throw new HalException("", "");
                });
  }

  /** The text of a script that lies beside the class. */
  public static String source(Class<?> beside, String name) {
    try (var in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside " + beside.getName());
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * A function of the runtime's own with the given body and parameters, known by the name in stack
   * traces.
   */
  public Value function(String body, String name, String... parameters) {
    return context.eval(Engines.ourOwn(asFunction(body, parameters), name));
  }

  /** Whether it could be a function's body; else it throws the engine's syntax error. */
  public void parseBody(String body, String... parameters) {
    context.parse(Source.create("js", asFunction(body, parameters)));
  }

  private static String asFunction(String body, String... parameters) {
    return "(function (" + String.join(", ", parameters) + ") {" + body + "\n})";
  }

  public Value eval(Source source) {
    return context.eval(source);
  }

  public Bridge bridge() {
    return bridge;
  }

  public Value global() {
    return context.getBindings("js");
  }

  Value helper(String name) {
    return helpers.getMember(name);
  }

  /** Whether JavaScript of this context is on the stack. */
  public boolean isInside() {
    return depth > 0;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Queues a task before the promises of the callback that is running. */
  public Value nextTick() {
    return helper("nextTick");
  }

  /** Loads a module, then calls one of the two: with its namespace, or with what was thrown. */
  public void importModule(String specifier, ProxyExecutable resolved, ProxyExecutable rejected) {
    call(helper("importModule"), specifier, resolved, rejected);
  }

  /**
   * Calls into JavaScript from a task of the loop; errors go to {@link Errors}. From within
   * JavaScript it is a plain call, whose errors are the caller's.
   */
  public @Nullable Value call(Value function, @Nullable Object... args) {
    if (!loop.isCurrent()) {
      throw new IllegalStateException("JavaScript may be entered on the loop's thread only");
    }
    if (closed) {
      return null;
    }
    if (depth > 0) {
      return function.execute(args);
    }
    Object[] all = new Object[args.length + 1];
    all[0] = function;
    System.arraycopy(args, 0, all, 1, args.length);
    Value result = attempt(() -> enter.execute(all));
    settle();
    return result;
  }

  private void settle() {
    while (!closed) {
      if (Boolean.TRUE.equals(attempt(() -> hasTicks.execute().asBoolean()))) {
        attempt(() -> runTicks.execute());
      } else if (!rejections.isEmpty()) {
        Rejection first = rejections.remove(0);
        errors.unhandledRejection(first.reason, first.promise);
      } else {
        return;
      }
    }
  }

  private <T> @Nullable T attempt(java.util.function.Supplier<T> call) {
    depth++;
    thread = Thread.currentThread();
    Watchdog.entered(this);
    try {
      return call.get();
    } catch (PolyglotException e) {
      depth--;
      try {
        errors.uncaught(e);
      } finally {
        depth++;
      }
      return null;
    } catch (IllegalStateException e) {
      // The context was closed by the script itself (process.exit) while we were in it.
      if (closed) {
        return null;
      }
      throw e;
    } finally {
      depth--;
      Watchdog.left();
    }
  }

  /** Throws the exception into JavaScript as an Error with its code. */
  RuntimeException thrown(HalException e) {
    helper("fail").execute(e.kind().name(), e.code(), e.getMessage());
    throw new IllegalStateException("fail() returned", e);
  }

  /** Throws JavaScript's own error for too deep a recursion. */
  RuntimeException overflow() {
    helper("overflow").execute();
    throw new IllegalStateException("overflow() returned");
  }

  /** The exception as a JavaScript Error with its code. */
  public Value error(HalException e) {
    return helper("makeError").execute(e.kind().name(), e.code(), e.getMessage());
  }

  /** Tells the watchdog that loading goes on: a slow start is no blocked loop. */
  public void progress() {
    Watchdog.progress();
  }

  Loop loop() {
    return loop;
  }

  Patience patience() {
    return patience;
  }

  void blocked(Duration since, String where) {
    errors.blocked(since, where);
  }

  void blockedTooLong(Duration limit) {
    errors.blockedTooLong(limit);
  }

  /** Has the listener told where the script is, once it makes its next step. */
  void whereAsync(Consumer<String> listener) {
    Thread running = thread;
    if (running != null) {
      Engines.sampler().sample(running, listener);
    }
  }

  /**
   * Ends the context. JavaScript on the stack stops at its next step, without running its catch or
   * finally blocks. Any thread; idempotent.
   */
  @Override
  public void close() {
    closed = true;
    context.close(true);
  }
}
