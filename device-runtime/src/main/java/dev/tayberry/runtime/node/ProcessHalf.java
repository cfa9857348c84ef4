package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Loop;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The native half of node:process: what the program is told about itself, and what it wants to be
 * told about its end. As long as a program has not touched process, nobody answers.
 */
public final class ProcessHalf {
  /**
   * What a program is started with.
   *
   * @param args the entry file first
   */
  public record Start(
      List<String> args,
      Map<String, String> env,
      String cwd,
      String version,
      Input in,
      Output out,
      Output err) {}

  @FunctionalInterface
  interface OnExit {
    @Nullable Integer emit(int code);
  }

  @FunctionalInterface
  interface OnError {
    @Nullable Boolean handle(Value error, String origin);
  }

  @FunctionalInterface
  interface OnRejection {
    @Nullable Boolean handle(Value reason, Value promise);
  }

  @FunctionalInterface
  interface OnSignal {
    boolean handle(String name);
  }

  /** What process.js wants to be told. */
  record Handlers(
      OnExit exit, OnExit beforeExit, OnError error, OnRejection rejection, OnSignal signal) {}

  private final Start start;
  private final Loop loop;
  private final Value nextTick;
  private final IntConsumer exit;
  private final long startedAt;
  private @Nullable Handlers handlers;
  private @Nullable Integer exitCode;
  private @Nullable Integer wanted;
  private volatile LogLevel logLevel = LogLevel.DEBUG;

  public ProcessHalf(Start start, Loop loop, Value nextTick, IntConsumer exit) {
    this.start = start;
    this.loop = loop;
    this.nextTick = nextTick;
    this.exit = exit;
    startedAt = loop.clock().nanoTime();
  }

  // What the program's life asks of its process.

  /** The code it wants to end with, given what it would be otherwise. */
  public int exitCode(int otherwise) {
    return exitCode == null ? otherwise : exitCode;
  }

  public void beforeExit(int code) {
    if (handlers != null) {
      handlers.beforeExit.emit(code);
    }
  }

  /** Runs the exit handlers; what they leave as the code. */
  public int emitExit(int code, Consumer<PolyglotException> onError) {
    if (handlers == null) {
      return code;
    }
    wanted = null;
    Integer last = null;
    try {
      last = handlers.exit.emit(code);
    } catch (PolyglotException e) {
      onError.accept(e); // after process.exit(): the script is on the stack, so it came out here
    }
    if (last != null) {
      return last;
    }
    // No answer: a handler failed, or called process.exit() itself.
    return wanted != null ? wanted : Math.max(1, code);
  }

  /** Whether a handler took it; null if the handler failed, which is an error of its own. */
  public @Nullable Boolean uncaught(Value error, String origin) {
    return handlers == null ? Boolean.FALSE : handlers.error.handle(error, origin);
  }

  /** The same for a rejected promise. */
  public @Nullable Boolean unhandledRejection(Value reason, Value promise) {
    return handlers == null ? Boolean.FALSE : handlers.rejection.handle(reason, promise);
  }

  public boolean signal(String name) {
    return handlers != null && handlers.signal.handle(name);
  }

  public void logLevel(LogLevel level) {
    logLevel = level;
  }

  // What process.js and console.js call.

  /** 0 for all, 4 for nothing. */
  @Exported
  int logLevel() {
    return logLevel.least();
  }

  @Exported
  void connect(Handlers handlers) {
    this.handlers = handlers;
  }

  @Exported
  void setExitCode(@Nullable Integer code) {
    exitCode = code;
  }

  @Exported
  void exit(int code) {
    wanted = code;
    exit.accept(code);
  }

  @Exported
  Value nextTick() {
    return nextTick;
  }

  @Exported
  List<String> args() {
    return start.args;
  }

  @Exported
  Map<String, String> env() {
    return start.env;
  }

  @Exported
  String cwd() {
    return start.cwd;
  }

  @Exported
  void writeOut(byte[] bytes) {
    write(start.out, bytes);
  }

  @Exported
  void writeErr(byte[] bytes) {
    write(start.err, bytes);
  }

  /** The same for text, the usual case. */
  @Exported
  void print(boolean error, String text) {
    write(error ? start.err : start.out, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Where nobody reads any more the program ends as SIGPIPE would end it, handlers and all. */
  private void write(Output output, byte[] bytes) {
    try {
      output.write(bytes);
    } catch (UncheckedIOException e) {
      exit(128 + 13);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // NullAway knows it as nullable still
  @Exported
  boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  @Exported
  boolean isTerminalInput() {
    return start.in.isTerminal();
  }

  @Exported
  int pid() {
    return (int) ProcessHandle.current().pid();
  }

  @Exported
  String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      case String other -> other;
    };
  }

  @Exported
  long nanoTime() {
    return loop.clock().nanoTime();
  }

  @Exported
  double uptime() {
    return (loop.clock().nanoTime() - startedAt) / 1e9;
  }

  /** Bytes: used and total heap, and all; the heap stands for all where nobody knows. */
  @Exported
  List<Double> memory() {
    var now = Memory.now();
    Long resident = now.resident();
    return List.of(
        (double) now.heapUsed(),
        (double) now.heapTotal(),
        (double) (resident == null ? now.heapTotal() : resident));
  }

  @Exported
  String runtimeVersion() {
    return start.version;
  }
}
