package dev.tayberry.simulator.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Tay;
import dev.tayberry.simulator.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tay test --log}: what is in it, and that the same seed gives the same bytes. */
class EventLogTest {
  @TempDir Path folder;

  @BeforeEach
  void anAppOfEverything() throws IOException {
    write(
        "package.json",
        """
        { "name": "all", "type": "module", "main": "main.js", "tayberry": {
          "pins": { "led": "GPIO27", "lamp": "GPIO18", "motor": "GPIO22" },
          "serial": { "desk": { "port": "UART2", "baudRate": 9600 } },
          "safety": { "motor": { "safe": 0, "maxOn": "1s" } },
          "permissions": { "env": ["MQTT_URL"], "net": ["$MQTT_URL"] } } }
        """);
    write(
        "main.js",
        """
        import gpio from 'hal:gpio';
        import mqtt from 'hal:mqtt';
        import pwm from 'hal:pwm';
        import serial from 'hal:serial';
        console.log('hello\\t1');
        const lamp = await pwm.open('lamp', { frequency: 1000, duty: 0.25 });
        const port = await serial.open('desk');
        await port.write(Uint8Array.of(0xf1, 0x7e));
        port.on('data', (bytes) => console.error('got', bytes.length));
        const client = mqtt.connect({ url: process.env.MQTT_URL, clientId: 'desk' });
        await client.publish('a/b', 'one\\ntwo', { retain: true });
        await client.publish('a/c', Uint8Array.of(0, 255), { qos: 1 });
        const motor = await gpio.output('motor');
        motor.on('error', () => {});
        motor.write(1);
        const led = await gpio.output('led');
        setInterval(() => led.write(Math.random() < 0.5 ? 1 : 0), 100);
        """);
    write(
        "test/all.test.js",
        """
        import { test } from 'node:test';
        import { app, board, clock } from 'sim:test';
        test('all', async () => {
          await app.start();
          board.serial('UART2').write([1, 2, 3]);
          await clock.sleep('3s');
          board.line('led').drive(0);
          await clock.sleep('2s');
          await app.stop();
        });
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String run(long seed) throws IOException {
    Path log = folder.resolve("run.log");
    int code =
        new Tay(new Main())
            .run("test", folder.toString(), "--seed", String.valueOf(seed), "--log", log + "");
    assertEquals(0, code);
    return Files.readString(log);
  }

  @Test
  void theSameSeedGivesTheSameBytesAnotherSeedOthers() throws IOException {
    String first = run(1);
    assertEquals(first, run(1));
    assertTrue(!first.equals(run(2)), "chance has no part in it");
  }

  @Test
  void everythingThatHappensIsALine() throws IOException {
    List<String> lines = run(1).lines().toList();
    assertEquals("# test/all.test.js", lines.getFirst());
    String all = String.join("\n", lines);
    for (String wanted :
        List.of(
            "0.000000000 app     starts",
            "console out hello\\t1",
            "console err got 3",
            "pulses  GPIO18 1000 Hz, 0.2500 high",
            "serial  UART2 out F1 7E",
            "serial  UART2 in  01 02 03",
            "mqtt    desk connects",
            "mqtt    a/b one\\ntwo  (QoS 0, retained, from desk)",
            "mqtt    a/c hex 00 FF  (QoS 1, from desk)",
            "level   GPIO22 1",
            "safety  motor made safe (max-on): ",
            "fault   gpio: GPIO27 is driven high and low at once",
            "app     ended with code ")) {
      assertTrue(all.contains(wanted), () -> wanted + " is not in:\n" + all);
    }
  }
}
