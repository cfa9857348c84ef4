package dev.tayberry.runtime.device;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.LineRequest;
import dev.tayberry.hal.gpio.LineSettings;
import dev.tayberry.hal.gpio.LinuxGpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.PahoMqtt;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.node.Output;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Does once what apps do, on a simulated board, so that the JVM can write down which classes that
 * takes: {@code tay-app --train}. Touches no pin of the board it runs on.
 */
public final class Train {
  /** While classes are written down all is slow, and a small board needs minutes for it. */
  private static final String MANIFEST =
      """
      { "type": "module", "main": "main.js",
        "tayberry": { "name": "train", "pins": { "led": "GPIO27" }, "permissions": { "net": ["*"] },
          "limits": { "blocked": "15min" }, "ready": { "within": "15min" } } }
      """;

  private Train() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("tayberry-train");
    int code;
    try {
      code = run(folder);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    System.exit(code); // the way out on which the JVM writes its cache
  }

  static int run(Path folder) throws IOException {
    Path app = Files.createDirectory(folder.resolve("app"));
    Files.writeString(app.resolve("package.json"), MANIFEST);
    Files.writeString(app.resolve("main.js"), Script.source(Train.class, "train.js"));
    Map<String, String> env = new HashMap<>();
    env.put("STATE_DIRECTORY", Files.createDirectory(folder.resolve("data")).toString());
    env.put("RUNTIME_DIRECTORY", Files.createDirectory(folder.resolve("run")).toString());
    env.put("TAY_BOARD", "simulated");
    // On the device the ports are real: their classes belong into the cache, too.
    env.put("PORTS", String.valueOf(new SerialCommPorts().list().size()));
    EventLoop loop = new EventLoop(new RealTime());
    var simulated = new SimulatedBoard(loop, Boards.load("simulated"), 1);
    rehearse(simulated);
    Hardware hardware = Hardware.simulated(simulated).with(MqttBackend.class, new PahoMqtt());
    return Main.run(
        Surroundings.of(app, env, ProcessHandle.current().pid()),
        loop,
        hardware,
        new Service.Outputs(Output.to(FileDescriptor.out), Output.to(FileDescriptor.err)));
  }

  /** What opens the kernel's lines, as far as it goes without one. */
  public static void rehearse(SimulatedBoard board) {
    if (System.getProperty("os.name").equals("Linux")) {
      var line = board.profile().line("GPIO27").orElseThrow();
      var request = new LineRequest("train", new LineSettings.Output(line, false, 0, null));
      LinuxGpio.rehearse(SimulatedGpio.of(board), request);
    }
  }
}
