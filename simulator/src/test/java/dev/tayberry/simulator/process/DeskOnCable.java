package dev.tayberry.simulator.process;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.serial.OpenPort;
import dev.tayberry.hal.serial.PortListener;
import dev.tayberry.hal.serial.PortSettings;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.graalvm.polyglot.Value;

/**
 * The standing desk's rig in a world of its own, in real time, without an app: what its control box
 * says and hears goes over a real serial port.
 */
final class DeskOnCable implements AutoCloseable {
  private static final int BAUD = 9600;

  private final World world;
  private final Program rig;
  private final Thread thread;
  private final Value box;
  private final OpenPort board;
  private volatile OpenPort cable;

  /**
   * @param app the folder that has the rig
   * @param device the box's end of the cable
   */
  DeskOnCable(Path app, Path device) {
    Board simulated = Boards.load("simulated");
    world = new World(new RealTime(), simulated, 1);
    Manifest manifest = Manifest.read(app);
    rig = rig(manifest);
    thread = Thread.ofPlatform().name("desk").start(() -> world.loop().run(rig::isRunning));
    Path file = app.resolve(String.valueOf(manifest.simulation().rig()));
    box = soon(rig.preload(file).thenApply(exports -> exports.getMember("box")));
    plug(device);
    board = board();
  }

  private Program rig(Manifest manifest) {
    return new Program(
        world.loop(),
        new Program.Spec(
            manifest.folder(),
            manifest.folder(),
            List.of(),
            Map.of(),
            List.of(manifest.folder()),
            List.of(),
            manifest.wiring(world.board()),
            Duration.ofSeconds(10),
            1L,
            Input.NONE,
            text -> System.out.print(new String(text, StandardCharsets.UTF_8)),
            text -> System.err.print(new String(text, StandardCharsets.UTF_8))),
        world.hardware(),
        // A desk stands there until it is carried away.
        loop -> {
          loop.hold("the desk");
          return world.modules(loop);
        });
  }

  /** The board's side of the simulated UART, which hands on what the box says. */
  private OpenPort board() {
    SerialPorts simulated = world.hardware().backend(SerialPorts.class);
    var settings = PortSettings.of("UART2", BAUD);
    return onLoop(() -> simulated.open(settings, "a cable", heard(bytes -> cable.write(bytes))));
  }

  /** Its plug goes into this port; what comes from there, the box hears. */
  void plug(Path device) {
    cable =
        new SerialCommPorts()
            .open(
                PortSettings.of(device.toString(), BAUD),
                "a cable",
                heard(bytes -> world.loop().post(() -> board.write(bytes))));
  }

  private static PortListener heard(Consumer<byte[]> listener) {
    return new PortListener() {
      @Override
      public void received(byte[] bytes, long nanos) {
        listener.accept(bytes);
      }

      @Override
      public void disconnected(String reason) {}
    };
  }

  /** Asks the rig's box something, or does something to it, on its own thread. */
  <T> T box(Function<Value, T> ask) {
    return onLoop(() -> ask.apply(box));
  }

  /** mm, exactly. */
  double height() {
    return box(it -> it.getMember("height").asDouble());
  }

  void height(double mm) {
    box(
        it -> {
          it.getMember("motors").putMember("height", mm);
          return mm;
        });
  }

  private <T> T onLoop(java.util.concurrent.Callable<T> call) {
    var answer = new CompletableFuture<T>();
    world
        .loop()
        .post(
            () -> {
              try {
                answer.complete(call.call());
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    return soon(answer);
  }

  private static <T> T soon(CompletableFuture<T> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    cable.close();
    world.loop().post(() -> rig.exit(0));
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
