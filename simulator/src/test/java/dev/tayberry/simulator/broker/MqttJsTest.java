package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** MQTT.js from npm as a witness: both versions, over TCP and WebSocket. */
class MqttJsTest {
  private static final String VERSION = "5.16.0";

  @Test
  void talksOverTcpAndWebSocketInBothVersions() throws Exception {
    Path folder = installed();
    Path script = Path.of(MqttJsTest.class.getResource("mqttjs.mjs").toURI());
    try (var broker = new OurBroker()) {
      var program =
          Program.start(
              Needed.program("node", "nodejs"),
              script.toString(),
              folder.toString(),
              String.valueOf(broker.port()));
      assertEquals("mqtt: 4 ok\nws: 4 ok\nmqtt: 5 ok\nws: 5 ok", program.output());
    }
  }

  /** Kept outside the checkout, so that only the first run needs the network. */
  private static Path installed() throws IOException, InterruptedException {
    String npm = Needed.program("npm", "npm");
    Path folder =
        Path.of(System.getProperty("user.home"), ".cache", "tayberry", "mqttjs-" + VERSION);
    if (Files.exists(folder.resolve("node_modules/mqtt/package.json"))) {
      return folder;
    }
    Files.createDirectories(folder);
    var install =
        new ProcessBuilder(
                npm, "install", "--no-audit", "--no-fund", "--fetch-retries=1", "mqtt@" + VERSION)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("install.log").toFile())
            .start();
    if (install.waitFor() != 0) {
      throw Needed.missing(
          "npm could not install mqtt: " + Files.readString(folder.resolve("install.log")));
    }
    return folder;
  }
}
