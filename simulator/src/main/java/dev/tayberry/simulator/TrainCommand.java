package dev.tayberry.simulator;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.PahoMqtt;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.simulator.broker.BrokerServer;
import dev.tayberry.simulator.page.Page;
import dev.tayberry.simulator.page.PageServer;
import dev.tayberry.simulator.page.Token;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Uses what apps use, once, so that the JVM can write down which classes that takes. Hidden: the
 * launcher runs it to make its start-up cache.
 */
@Command(name = "train", hidden = true, description = "Trains the start-up cache.")
final class TrainCommand implements Callable<Integer> {
  private static final String MANIFEST =
      "{ \"tayberry\": { \"permissions\": { \"net\": [\"*\"] } } }";

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("tayberry-train");
    try {
      Files.writeString(folder.resolve("main.mjs"), Script.source(TrainCommand.class, "train.js"));
      Files.writeString(folder.resolve("package.json"), MANIFEST);
      return train(Manifest.read(folder).withMain("main.mjs"));
    } finally {
      Files.delete(folder.resolve("main.mjs"));
      Files.delete(folder.resolve("package.json"));
      Files.delete(folder);
    }
  }

  private static int train(Manifest manifest) {
    World world = new World(new RealTime(), Boards.load("simulated"), 1);
    Broker broker = new Broker(world.loop());
    Page page = new Page(world, manifest, null, Token.once());
    try (BrokerServer server =
            BrokerServer.listen(broker, world.loop()::post, BrokerServer.LOOPBACK, 0);
        PageServer pages = PageServer.listen(page, world.loop()::post, 0)) {
      pages.url();
      world.hardware().with(MqttBackend.class, new PahoMqtt());
      // On a device the ports are real: their classes belong into the cache, too.
      var ports = new SerialCommPorts().list();
      Program program =
          new Program(
              world.loop(),
              Launch.of(
                  manifest,
                  new Launch.Run(
                      world.board(),
                      Map.of(),
                      Map.of(
                          "MQTT_URL",
                          "mqtt://" + BrokerServer.LOOPBACK + ":" + server.port(),
                          "PORTS",
                          String.valueOf(ports.size())),
                      manifest.folder(),
                      List.of(),
                      1L,
                      Input.NONE,
                      bytes -> {},
                      bytes -> {})),
              world.hardware(),
              world::modules);
      program.start();
      world.loop().run(program::isRunning);
      return program.exited().join();
    }
  }
}
