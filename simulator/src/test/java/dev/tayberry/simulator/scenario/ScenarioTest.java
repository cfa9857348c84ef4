package dev.tayberry.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios of an app that answers on every wire it has. */
class ScenarioTest {
  @TempDir Path folder;

  @BeforeEach
  void anAppAndItsRig() throws IOException {
    write(
        "package.json",
        """
        { "name": "all", "type": "module", "main": "main.js", "tayberry": {
          "pins": { "led": "GPIO27", "key": { "pin": "GPIO17", "pull": "up", "activeLow": true } },
          "serial": { "desk": { "port": "UART2", "baudRate": 9600 } },
          "simulation": "rig.js",
          "permissions": { "env": ["MQTT_URL", "MOOD"], "net": ["$MQTT_URL"] } } }
        """);
    write(
        "main.js",
        """
        import gpio from 'hal:gpio';
        import mqtt from 'hal:mqtt';
        import serial from 'hal:serial';
        const led = await gpio.output('led');
        const key = await gpio.input('key');
        key.on('change', ({ value }) => led.write(value));
        const desk = await serial.open('desk');
        desk.on('data', (bytes) => desk.write(Uint8Array.of(0xf1, ...bytes, 0x7e)));
        desk.on('data', (bytes) => [1, 2, 0xab].includes(bytes[0]) || console.log('damaged'));
        desk.on('close', () => console.log('unplugged'));
        desk.on('error', () => {});
        setInterval(() => console.log(`clock ${new Date().getUTCHours()}:00`), 1000);
        const client = mqtt.connect({ url: process.env.MQTT_URL });
        client.on('connect', () => console.log('online'));
        client.on('offline', () => console.log('offline'));
        client.publish('echo', 'none', { retain: true });
        await client.subscribe('cmd', (message) => {
          const text = message.payload.toString();
          console.log('got', text);
          if (text === 'crash') throw new Error('as asked');
          client.publish('state', JSON.stringify({ mood: process.env.MOOD, last: text, count: 72.5 }));
          client.publish('number', '72.5');
          client.publish('echo', text);
        });
        """);
    write(
        "rig.js",
        """
        import { Button, DistanceSensor, Led } from 'sim:parts';
        import process from 'node:process';
        export const mood = { view: () => ({ kind: 'mood', values: { of: process.env.MOOD ?? '' } }) };
        export const button = new Button({ line: 'GPIO17' });
        export const leds = [new Led({ line: 'GPIO27' })];
        export const sonar = new DistanceSensor({ trigger: 'GPIO25', echo: 'GPIO26', distance: 10 });
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private ScenarioRun.Outcome run(String text) throws IOException {
    write("some.scenario.yaml", text);
    Path data = Files.createDirectories(folder.resolve("data"));
    return new ScenarioRun(
            new ScenarioRun.Of(
                Manifest.read(folder),
                folder.resolve("some.scenario.yaml"),
                Boards.load("simulated"),
                1),
            data)
        .run();
  }

  @Test
  void theBrokerGoesAndComesBack() throws IOException {
    ScenarioRun.Outcome outcome =
        run(
            """
            steps:
              - broker: stop
              - wait: { output: "*was lost*", within: 1s }
              - sleep: 5s
              - broker: start
              - sleep: 30s
              - publish: { topic: cmd, payload: OPEN }
              - wait: { topic: state, matches: "*OPEN*", within: 1s }
            """);
    assertNull(outcome.failure(), outcome.output());
  }

  private String failure(String steps) throws IOException {
    String failure = run("steps:\n" + steps.indent(2)).failure();
    assertNotNull(failure, "it came true");
    return failure;
  }

  @Test
  void everyStepComesTrue() throws IOException {
    ScenarioRun.Outcome outcome =
        run(
            """
            name: everything
            app: { env: { MOOD: good }, start: false }
            steps:
              - app: start
              - press: button
                for: 2s
              - wait: { pin: led, is: 0, within: 10ms }
              - hold: button.press
              - wait: { pin: GPIO27, is: 1 }
              - expect: { part: leds.0.on, is: true }
              - expect: { part: mood.of, is: good }
              - release: button
              - wait: { part: leds.0.brightness, below: 0.5, within: 1s }
              - set: { sonar.distance: 720.5 }
              - expect: { part: sonar.distance, above: 700, below: 721 }
              - send: { desk: "01 aB" }
              - wait: { frame: UART2, matches: "F1 .. *7E", within: 1s }
              - publish: { topic: cmd, payload: OPEN, qos: 1 }
              - wait: { topic: state, matches: "*OPEN*", within: 1s }
              - expect: { topic: state, is: { mood: good, last: OPEN, count: 72.5 } }
              - expect: { topic: number, is: 72.50, not: 72 }
              - wait: { output: "got *" }
              - publish: { topic: cmd, payload: { value: 3 } }
              - wait: { output: 'got {"value":3}' }
              - app: restart
              - app: kill
              - sleep: 1h
            """);
    assertNull(outcome.failure());
    assertEquals("everything", outcome.name());
    assertEquals(3602, outcome.simulated().toSeconds());
  }

  @Test
  void whatBreaksIsSeenByTheAppAndWellAgainAfterwards() throws IOException {
    ScenarioRun.Outcome outcome =
        run(
            """
            steps:
              - wait: { output: "clock *" }
              - fault: { serial: desk, lose: 1, for: 1s }
              - send: { desk: "01" }
              - sleep: 1s
              - send: { desk: "02" }
              - wait: { frame: desk, matches: "F1 02 7E", within: 1s }
              - fault: { serial: UART2, noise: 1.0, for: 1s }
              - send: { desk: "02" }
              - wait: { output: "damaged", within: 1s }
              - sleep: 1s
              - fault: { serial: desk, unplug: 500ms }
              - wait: { output: "unplugged", within: 1s }
              - sleep: 1s
              - fault: { clock: { jump: 1h }, for: 10s }
              - wait: { output: "clock 9:*", within: 2s }
              - wait: { output: "clock 8:*", within: 20s }
              - fault: { network: 300ms, for: 5s }
              - publish: { topic: cmd, payload: slow }
              - sleep: 299ms
              - expect: { topic: echo, is: none }
              - wait: { topic: echo, is: slow, within: 302ms }
              - sleep: 5s
              - fault: { broker: stop, for: 20s }
              - wait: { output: "offline", within: 1s }
              - wait: { output: "online", within: 1min }
              - fault: { part: button, bounces: 1s }
              - press: button
                for: 200ms
              - fault: { part: sonar, unplugged: true }
              - fault: { board: brown-out, for: 2s }
              - wait: { output: "online", within: 3s }
              - wait: { topic: echo, is: none, within: 5s }
            """);
    assertNull(outcome.failure(), outcome.output());
  }

  @Test
  void aWaitThatNeverHoldsSaysWhatWasWhenAndWhatCameBefore() throws IOException {
    String failure =
        failure(
            """
            - press: button
            - wait: { pin: led, is: 1, within: 2500ms }
            """);
    assertTrue(
        failure.startsWith(
            """
            some.scenario.yaml:3: wait: expected pin led to be 1 within 2.5 s, but it was 0
              after 2.6 s of simulated time; what happened last:
            """),
        failure);
    assertTrue(failure.contains("    0.100000000 level   GPIO27 0"), failure);
    assertTrue(failure.contains("part    button press false"), failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wait: { topic: state, is: x, within: 1s }         | expected topic state to be x within 1 s, but no message came on it
          expect: { part: sonar.distance, above: 10 }       | expected part sonar.distance to be above 10, but it was 10
          expect: { output: ready }                         | expected the app to print ready, but the last it printed was online
          wait: { frame: desk, matches: 01, within: 10ms }  | expected desk to send 01 within 10 ms, but it sent nothing
          press: buton                                      | no part buton is exported by the rig; did you mean button?
          press: leds.0                                     | nothing on leds.0 can be pressed
          set: { sonar.distanze: 3 }                        | no control distanze is on sonar; did you mean distance?
          expect: { part: sonar, is: 3 }                    | no value is named in sonar; there are distance
          expect: { pin: ledd, is: 1 }                       | no pin ledd; did you mean led?
          send: { dsk: 01 }                                 | serial: there is no port dsk on
          set: { sonar.distance: 9000 }                     | sonar.distance: it is a number from 0 to 4000 mm, got 9000
          set: { sonar.distance: far }                      | sonar.distance: it is a number from 0 to 4000 mm, got far
          publish: { topic: cmd, payload: crash }, sleep    | the app ended with code 1
          app: start                                        | the app is running already; stop it first
          """)
  void whatDoesNotComeTrueSaysSo(String step, String message) throws IOException {
    String steps = "- " + step.replace(", sleep", "\n- sleep: 1s") + "\n";
    String failure = failure(steps);
    assertTrue(failure.contains(message), failure);
    if (!step.contains("crash")) {
      assertTrue(failure.startsWith("some.scenario.yaml:2: "), failure);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stps: []                              | :1: no key stps in some.scenario.yaml; did you mean steps?
          steps: []                             | :1: a scenario has at least one step
          name: x                               | : it has no steps; add steps: and a line with - for each
          steps: [ pres: b ]                    | :1: no step called pres; did you mean press?
          steps: [ {press: b, wait: x} ]        | :1: a step has one word (and press a for:), but here are press, wait
          steps: [ wait: {pin: a, iss: 1} ]     | :1: no key iss in wait; did you mean is?
          steps: [ wait: {is: 1} ]              | :1: wait needs one of pin, topic, frame, part, output, got none
          steps: [ wait: {pin: a, topic: b} ]   | got pin and topic
          steps: [ wait: {pin: a} ]             | :1: pin: a needs one of is, not, above, below, matches
          steps: [ wait: {pin: a, is: 1, within: 2} ] | within must be a time, such as 500ms, 10s, 2min or 1h, got 2
          steps: [ wait: {frame: a, is: 1} ]    | a frame is waited for with matches:
          steps: [ wait: {frame: a, matches: xyz} ] | bytes are in hexadecimal, .. for any byte
          steps: [ send: {a: xyz} ]             | bytes are in hexadecimal, such as
          steps: [ publish: {payload: 1} ]      | publish needs a topic
          steps: [ publish: {topic: a/+} ]      | a message has one topic
          steps: [ publish: {topic: a, qos: 3} ] | qos must be a whole number from 0 to 2, got 3
          steps: [ app: strat ]                 | no such thing as app: strat; did you mean start?
          steps: [ fault: {brokr: stop} ]       | :1: fault needs one of part, serial, broker, network, clock, board, got none
          steps: [ fault: {broker: stp} ]       | :1: no such fault as broker: stp; did you mean stop?
          steps: [ fault: {broker: stop, fr: 1s} ] | :1: no key fr in fault; did you mean for?
          steps: [ fault: {serial: a, noise: 2} ]  | noise is a share of the bytes from 0 to 1, got 2
          steps: [ fault: {serial: a} ]         | fault needs one of noise, lose, unplug, got none
          steps: [ fault: {clock: {jump: x}} ]  | jump must be a time, such as 10s or -1h, got x
          steps: [ sleep: long ]                | sleep must be a time
          steps: [ broker: halt ]               | no such thing as broker: halt
          steps: ] [                            | :1: this is no YAML:
          steps: [ sleep: 1s                    | ; indent each step by as many spaces as the one before
          'app: {start: maybe}'                 | : it has no steps
          """)
  void whatCannotBeReadIsSaidWithFileLineAndCure(String text, String message) {
    var thrown = assertThrows(ScenarioException.class, () -> run(text + "\n"));
    String said = String.valueOf(thrown.getMessage());
    assertTrue(said.startsWith("some.scenario.yaml") && said.contains(message), said);
  }
}
