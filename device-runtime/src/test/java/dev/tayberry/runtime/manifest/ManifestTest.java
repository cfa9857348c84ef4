package dev.tayberry.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  @Test
  void everyKeyIsRead() throws IOException {
    Manifest app =
        new AppFolder(folder)
            .section(
                """
                { "name": "my-desk", "boards": ["raspberrypi,4-model-b"],
                  "pins": { "led": "GPIO27",
                            "key": { "pin": "GPIO17", "pull": "up", "activeLow": true } },
                  "serial": { "desk": { "port": "UART2", "baudRate": 9600 }, "log": "/dev/ttyUSB0" },
                  "buses": { "sensors": "I2C1" },
                  "safety": { "led": { "safe": 0, "initial": 1, "maxOn": "1.5min" } },
                  "simulation": "simulation/rig.js",
                  "permissions": { "env": ["DESK_ID"], "net": ["$MQTT_URL", "time.example:123"],
                                   "files": ["/etc/hostname"], "run": ["/usr/bin/uptime"] },
                  "ready": { "within": "20s", "stable": "500ms" },
                  "limits": { "blocked": "3s" } }
                """);

    assertEquals("my-desk", app.name());
    assertEquals(List.of("raspberrypi,4-model-b"), app.boards());
    assertEquals(new Manifest.Pin("GPIO17", "up", null, true), app.pins().get("key"));
    assertEquals(List.of("led", "key"), List.copyOf(app.pins().keySet()));
    assertEquals(new Wiring.Port("UART2", 9600), app.serial().get("desk"));
    assertEquals(new Wiring.Port("/dev/ttyUSB0", null), app.serial().get("log"));
    assertEquals("I2C1", app.buses().get("sensors"));
    assertEquals(new Manifest.Safety(0, 1, Duration.ofSeconds(90), null), app.safety().get("led"));
    assertEquals("simulation/rig.js", app.simulation().rig());
    assertEquals(List.of("$MQTT_URL", "time.example:123"), app.permissions().net());
    assertEquals(Duration.ofMillis(500), app.ready().stable());
    assertEquals(Duration.ofSeconds(3), app.limits().blocked());
  }

  @Test
  void theRulesOfSafetyAreRead() throws IOException {
    Manifest app =
        new AppFolder(folder)
            .section(
                """
                { "pins": { "up": "GPIO5", "down": "GPIO6", "wake": "GPIO4" },
                  "serial": { "desk": { "port": "UART2", "lastWords": "f1f12b002b7e", "afterTrip": {
                    "send": "00", "answer": { "to": "9b04..", "with": "9b06", "toStop": "9b07", "times": 3 },
                    "restsWhen": { "for": "1s", "same": "9b0712" } } } },
                  "safety": { "up": { "safe": 0 }, "down": { "safe": 0 },
                              "wake": { "safe": 0, "hold": { "while": "desk", "atMost": "5s" } } },
                  "interlocks": [{ "pins": ["up", "down"], "deadTime": "500ms" }],
                  "heartbeat": { "within": "1s", "by": "app" } }
                """);

    assertEquals(
        new Wiring.Interlock(List.of("up", "down"), Duration.ofMillis(500)),
        app.rules().interlocks().getFirst());
    assertEquals(new Wiring.Heartbeat(Duration.ofSeconds(1), true), app.rules().heartbeat());
    assertEquals(new Wiring.Hold("desk", Duration.ofSeconds(5)), app.safety().get("wake").hold());
    assertEquals("f1f12b002b7e", app.serial().get("desk").lastWords());
    assertEquals(
        new AfterTrip(
            "00",
            new AfterTrip.Answer("9b04..", "9b06", "9b07", 3),
            new AfterTrip.RestsWhen(Duration.ofSeconds(1), "9b0712")),
        app.serial().get("desk").afterTrip());
  }

  @Test
  void aHeartbeatAloneIsTheLoops() throws IOException {
    Manifest app = new AppFolder(folder).section("{ \"heartbeat\": \"500ms\" }");
    assertEquals(new Wiring.Heartbeat(Duration.ofMillis(500), false), app.rules().heartbeat());
  }

  @Test
  void theNameIsThePackagesWithoutItsScope() throws IOException {
    assertEquals("desk", new AppFolder(folder).section("{}").name());
    assertEquals("the-desk-2", new AppFolder(folder).pack("{\"name\": \"7 The Desk.2\"}").name());
    assertEquals("app", new AppFolder(folder).pack("{\"name\": \"123\"}").name());
  }

  @Test
  void aSimulatedBoardMaySetTheEnvironment() throws IOException {
    Manifest app =
        new AppFolder(folder)
            .section(
                "{ \"simulation\": { \"rig\": \"rig.js\", \"env\": { \"DOOR\": \"open\" } } }");

    assertEquals("rig.js", app.simulation().rig());
    assertEquals(Map.of("DOOR", "open"), app.simulation().env());
  }

  @Test
  void anAppWithoutAManifestIsGrantedNothing() {
    Manifest app = Manifest.read(folder);

    assertEquals(Manifest.Permissions.NONE, app.permissions());
    assertEquals(List.of(), app.boards());
    assertTrue(app.pins().isEmpty() && app.serial().isEmpty() && app.buses().isEmpty());
    assertEquals(Duration.ofSeconds(10), app.limits().blocked());
    assertEquals(Duration.ofSeconds(30), app.ready().within());
    assertNull(app.simulation().rig());
  }

  @Test
  void theSchemaItselfIsValid() {
    var factory = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory());
    JsonObject schema = JsonParser.parseString(ManifestSchema.text()).getAsJsonObject();
    factory.createValidator().registerSchema((Object) schema);

    schema.addProperty("type", 5);
    assertThrows(
        JsonSchemaException.class, () -> factory.createValidator().registerSchema((Object) schema));
  }

  @Test
  void aDurationNeedsItsUnit() {
    assertEquals(Duration.ofMillis(1500), Durations.parse("1.5s"));
    assertEquals(Duration.ofMinutes(2), Durations.parse("2min"));
    assertThrows(IllegalArgumentException.class, () -> Durations.parse("30"));
    assertThrows(IllegalArgumentException.class, () -> Durations.parse("-1s"));
  }
}
