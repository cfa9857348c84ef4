package dev.tayberry.runtime.device;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.board.Boards;
import dev.tayberry.fixtures.Patience;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An app under a supervisor, in this process, on a simulated board: releases are folders here. */
final class Device implements AutoCloseable {
  private final Path folder;
  private final StringBuffer out = new StringBuffer();
  private final StringBuffer err = new StringBuffer();
  private final EventLoop loop = new EventLoop(new RealTime());
  private final SimulatedGpio gpio;
  private final Service service;
  private final ControlSocket control;
  private final Notify notify;
  private final CompletableFuture<Integer> code = new CompletableFuture<>();

  Device(Path folder) {
    this(folder, null);
  }

  Device(Path folder, String supervisor) {
    this.folder = folder;
    var simulated = new SimulatedBoard(loop, Boards.load("simulated"), 1);
    gpio = SimulatedGpio.of(simulated);
    var outputs = new Service.Outputs(to(out), to(err));
    notify = Notify.to(supervisor, outputs.err());
    var env =
        Map.of(
            "STATE_DIRECTORY", folder.resolve("data").toString(),
            "RUNTIME_DIRECTORY", run().toString(),
            "TAY_BOARD", "simulated");
    var around = Surroundings.of(folder.resolve("current"), env, 1);
    var hardware = Hardware.simulated(simulated).with(Gpio.class, gpio);
    service = new Service(around, loop, hardware, notify, outputs);
    control = new ControlSocket(run(), new Commands(service, loop), outputs.err());
    service.listen(control::tell, control::busy);
  }

  private static dev.tayberry.runtime.node.Output to(StringBuffer text) {
    return bytes -> text.append(new String(bytes, StandardCharsets.UTF_8));
  }

  Path run() {
    try {
      return Files.createDirectories(folder.resolve("run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A release that nothing runs yet. */
  Device release(String id, String manifest, String main) {
    try {
      Path release = Files.createDirectories(folder.resolve(id).resolve(".tayberry")).getParent();
      Files.writeString(
          release.resolve("package.json"),
          "{ \"type\": \"module\", \"tayberry\": " + manifest + " }");
      Files.writeString(release.resolve("main.js"), main);
      Files.writeString(
          release.resolve(".tayberry/release.json"), "{ \"id\": \"" + id + "\", \"board\": null }");
      Path link = Files.createSymbolicLink(folder.resolve("current.new"), Path.of(id));
      Files.move(link, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Device release(String id, String main) {
    return release(id, "{ \"name\": \"desk\", \"pins\": { \"led\": \"GPIO27\" } }", main);
  }

  Device start() {
    control.open();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                code.complete(service.run());
              } catch (RuntimeException e) {
                code.completeExceptionally(e);
              }
            });
    return this;
  }

  Device ready() {
    return until("ready");
  }

  Device until(String state) {
    Patience.until(
        () -> state + ", is " + service.status().line() + "\n" + out + err,
        () -> service.status().line().startsWith(state) || code.isDone());
    return this;
  }

  Device prints(String text) {
    Patience.until(() -> text + " in\n" + out + err, () -> (out + "" + err).contains(text));
    return this;
  }

  /** One question on a connection of its own. */
  JsonObject ask(String line) {
    try (SocketChannel channel = connect()) {
      Channels.newOutputStream(channel).write((line + "\n").getBytes(StandardCharsets.UTF_8));
      return next(lines(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    return line == null ? null : JsonParser.parseString(line).getAsJsonObject();
  }

  SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(run().resolve("control.sock")));
  }

  static BufferedReader lines(SocketChannel channel) {
    return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  /** An answer's result. */
  JsonObject result(String line) {
    JsonObject answer = ask(line);
    if (!answer.get("ok").getAsBoolean()) {
      throw new AssertionError(answer + "\n" + err);
    }
    return answer.getAsJsonObject("result");
  }

  String refused(String line) {
    JsonObject error = ask(line).getAsJsonObject("error");
    return error.get("code").getAsString() + " " + error.get("message").getAsString();
  }

  void signal(String name, int number) {
    service.signal(name, number);
  }

  /** What the world sees on a line. */
  int level(String line) {
    CompletableFuture<Integer> level = new CompletableFuture<>();
    loop.post(() -> level.complete(gpio.level(line)));
    return level.join();
  }

  /** One more event for all who want them. */
  void event(String text) {
    JsonObject event = new JsonObject();
    event.addProperty("event", text);
    control.tell(event);
  }

  void onLoop(Runnable task) {
    loop.post(task);
  }

  int code() {
    try {
      return code.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(out + "" + err, e);
    }
  }

  boolean hasEnded() {
    return code.isDone();
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  @Override
  public void close() {
    if (!code.isDone()) {
      service.signal("SIGTERM", 15);
      code();
    }
    control.close();
    notify.close();
  }
}
