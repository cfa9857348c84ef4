package dev.tayberry.rig.guest;

import dev.tayberry.board.Boards;
import dev.tayberry.command.Main;
import dev.tayberry.command.Tay;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.runtime.device.Train;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does once what the tests do in the machine, so that the JVM can write down which classes that
 * takes. It runs on the host, where there is no chip: as far as it goes without one.
 */
final class Rehearsal {
  private static final String MANIFEST =
      """
      { "name": "rehearsal", "type": "module", "main": "main.js", "tayberry": {
        "boards": ["raspberrypi,4-model-b"], "limits": { "blocked": "15min" }, "permissions": { "net": ["*"] },
        "pins": { "line": "GPIO26", "fan": "GPIO13" }, "safety": { "line": { "safe": 0, "maxOn": "1min" } },
        "buses": { "sensors": "I2C1", "analog": "SPI0" },
        "serial": { "desk": { "port": "UART2", "baudRate": 9600 } } } }
      """;
  private static final String APP =
      """
      import gpio from 'hal:gpio';
      import i2c from 'hal:i2c';
      import mqtt from 'hal:mqtt';
      import 'hal:parts';
      import pwm from 'hal:pwm';
      import safety from 'hal:safety';
      import serial from 'hal:serial';
      import spi from 'hal:spi';
      import fs from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';

      const refused = ({ code }) => console.error(code);
      safety.on('trip', refused);
      await gpio.output('line', { initial: 0 }).catch(refused);
      await gpio.input('fan', { pull: 'up' }).catch(refused);
      await pwm.open('fan', { frequency: 50, duty: 0 }).catch(refused);
      await i2c.open('sensors').catch(refused);
      await spi.open('analog').catch(refused);
      await serial.open('desk', { framing: { type: 'delimiter' } }).catch(refused);
      const client = mqtt.connect({ url: 'mqtt://127.0.0.1:1' });
      client.on('error', refused);
      console.log(fs.existsSync('main.js'), { a: [1, new Date()] });
      process.once('SIGTERM', () => process.exit(143));
      await sleep(200);
      await client.close();
      process.exit(0);
      """;

  private Rehearsal() {}

  public static void main(String[] none) throws IOException {
    Path folder = Files.createTempDirectory("rehearsal");
    Files.writeString(folder.resolve("package.json"), MANIFEST);
    Files.writeString(folder.resolve("main.js"), APP);
    var simulated = new SimulatedBoard(new EventLoop(new RealTime()), Boards.load("simulated"), 1);
    Train.rehearse(simulated);
    new Tay(new dev.tayberry.simulator.Main()).run("train");
    new Tay(new Main()).run("board", "detect");
    String[] run = {"run", "--board", "raspberrypi,4-model-b", folder.toString()};
    int code = new Tay(new Main()).run(run);
    Files.delete(folder.resolve("main.js"));
    Files.delete(folder.resolve("package.json"));
    Files.delete(folder);
    System.exit(code);
  }
}
