package dev.tayberry.simulator.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Tay;
import dev.tayberry.fixtures.Needed;
import dev.tayberry.simulator.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code tay test} writes of a run: the log, and the timeline as others read it. */
class RunFilesTest {
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
    return run("--log", "--seed", String.valueOf(seed));
  }

  /** What it writes for that option. */
  private String run(String option, String... more) throws IOException {
    Path file = folder.resolve("run.out");
    List<String> all = new ArrayList<>(List.of("test", folder + "", option, file + ""));
    all.addAll(List.of(more));
    assertEquals(0, new Tay(new Main()).run(all.toArray(String[]::new)));
    return Files.readString(file);
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
            "fault   gpio: GPIO27 is driven high by the app (",
            "app     ended with code ")) {
      assertTrue(all.contains(wanted), () -> wanted + " is not in:\n" + all);
    }
  }

  @Test
  void theTimelineIsReadByALogicAnalyser() throws Exception {
    String timeline = run("--vcd");
    assertTrue(timeline.contains("$var real 64 "), timeline);
    assertEquals(
        List.of("F1", "7E"), decoded("UART2_out"), "bytes as the decoder of PulseView reads them");
    assertEquals(List.of("01", "02", "03"), decoded("UART2_in"));
    String levels = sigrok("--channels", "GPIO22_motor", "-O", "vcd");
    assertEquals(
        List.of("0", "1", "0"),
        levels
            .lines()
            .filter(line -> line.matches("#\\d+ [01]."))
            .map(line -> line.replaceFirst(".* ([01]).", "$1"))
            .toList());
  }

  private List<String> decoded(String channel) throws Exception {
    String annotations = sigrok("-P", "uart:baudrate=9600:rx=" + channel, "-A", "uart=rx-data");
    return annotations.lines().map(line -> line.replaceFirst(".*: ", "")).toList();
  }

  private String sigrok(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Needed.program("sigrok-cli", "sigrok-cli"),
                "-I",
                "vcd",
                "-i",
                folder.resolve("run.out") + ""));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @Test
  void whatACiServerReadsHasWhichPassedWhichFailedAndWhy() throws Exception {
    write(
        "test/all.test.js",
        """
        import { test } from 'node:test';
        test('a < b & "c"', () => {});
        test('fails', () => { throw new Error('1 < 2 & \\u0007'); });
        test('later', { skip: true }, () => {});
        """);
    write(
        "test/ends.test.js",
        "import { test } from 'node:test'; test('none', () => process.exit(0));");
    write(
        "test/waits.scenario.yaml",
        "name: in vain\nsteps: [ wait: { topic: never, is: 1, within: 1s } ]\n");
    Path file = folder.resolve("results.xml");
    assertEquals(1, new Tay(new Main()).run("test", folder + "", "--junit", file + ""));
    Element suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertEquals(
        List.of(
            "test/all.test.js 3 1 0 1",
            "test/ends.test.js 1 0 1 0",
            "test/waits.scenario.yaml 1 1 0 0"),
        each(suites, "testsuite", "name", "tests", "failures", "errors", "skipped"));
    assertEquals(
        List.of("a < b & \"c\"", "fails", "later", "the file", "in vain"),
        each(suites, "testcase", "name"));
    NodeList failures = suites.getElementsByTagName("failure");
    assertTrue(failures.item(0).getTextContent().contains("1 < 2 & ?"));
    assertTrue(
        failures.item(1).getTextContent().startsWith("test/waits.scenario.yaml:2: wait: expected"));
    assertEquals("later", parentOf(suites, "skipped"));
    assertEquals("the file", parentOf(suites, "error"));
  }

  private static List<String> each(Element in, String tag, String... attributes) {
    NodeList found = in.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .map(e -> Stream.of(attributes).map(e::getAttribute).collect(Collectors.joining(" ")))
        .toList();
  }

  private static String parentOf(Element in, String tag) {
    return ((Element) in.getElementsByTagName(tag).item(0).getParentNode()).getAttribute("name");
  }

  @Test
  void aTimelineIsOfOneFile() throws IOException {
    write("test/more.test.js", "import { test } from 'node:test'; test('none', () => {});");
    assertEquals(
        2, new Tay(new Main()).run("test", folder + "", "--vcd", folder.resolve("x.vcd") + ""));
    assertEquals(
        1, new Tay(new Main()).run("test", folder + "", "--log", folder.resolve("no/x.log") + ""));
  }
}
