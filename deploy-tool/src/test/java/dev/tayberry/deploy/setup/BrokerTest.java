package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.Sha256;
import dev.tayberry.fixtures.Mosquitto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as setup makes it, run by mosquitto itself. */
class BrokerTest {
  private static final Path DESK =
      Path.of("..", "sample-apps", "standing-desk").toAbsolutePath().normalize();

  @TempDir Path folder;

  private record Ran(int code, String out) {}

  /** The script as it is sent, with a folder for the device's. */
  private Ran make(Broker broker, boolean starts) throws Exception {
    Files.createDirectories(folder.resolve("etc/conf.d"));
    String script =
        (Scripts.text("head.sh") + Scripts.text("broker.sh"))
            .replace("folder=/etc/mosquitto", "folder='" + folder + "/etc'");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("chown", "journalctl", "systemctl")) {
      String then = name.equals("systemctl") && !starts ? "[ $1 != restart ]" : ":";
      Files.writeString(bin.resolve(name), "#!/bin/sh\n" + then + "\n");
      bin.resolve(name).toFile().setExecutable(true);
    }
    var builder = new ProcessBuilder("sh", "-c", script, "broker.sh").redirectErrorStream(true);
    builder.environment().merge("PATH", bin + ":", (path, own) -> own + path);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(("tayberry-begin\n" + broker.input()).getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private Ran client(Mosquitto mosquitto, String program, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(program, "-p", String.valueOf(mosquitto.port()), "-W", "20"));
    if (program.equals("mosquitto_pub")) {
      command.removeLast();
      command.removeLast();
    }
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private Ran say(Mosquitto mosquitto, String user, String password, String text) throws Exception {
    return client(
        mosquitto,
        "mosquitto_pub",
        "-u",
        user,
        "-P",
        password,
        "-q",
        "1",
        "-r",
        "-t",
        "desk/home/cmd",
        "-m",
        text);
  }

  @Test
  void onlyWhoTheListNamesMovesTheDesk() throws Exception {
    Broker broker = Broker.read(DESK);
    assertEquals(
        List.of("desk-home", "display", "household"), List.copyOf(broker.passwords().keySet()));
    Ran made = make(broker, true);
    assertEquals(0, made.code(), made.out());
    assertEquals("say made desk-home\nsay made display\nsay made household\nchanged\n", made.out());
    String config =
        Files.readString(folder.resolve("etc/conf.d/tayberry.conf"))
            .replace("/etc/mosquitto", folder.resolve("etc").toString())
            .replace("listener 1883", "listener PORT 127.0.0.1");
    try (Mosquitto mosquitto = Mosquitto.start(folder, config)) {
      String right = broker.passwords().get("household");
      assertEquals(0, say(mosquitto, "household", right, "STOP").code());
      assertNotEquals(0, say(mosquitto, "household", "guess", "OPEN").code());
      assertNotEquals(
          0, client(mosquitto, "mosquitto_pub", "-t", "desk/home/cmd", "-m", "OPEN").code());
      // It is let in, and not heard.
      say(mosquitto, "display", broker.passwords().get("display"), "OPEN");
      Ran heard =
          client(
              mosquitto,
              "mosquitto_sub",
              "-u",
              "desk-home",
              "-P",
              broker.passwords().get("desk-home"),
              "-C",
              "1",
              "-t",
              "desk/home/cmd");
      assertEquals("STOP\n", heard.out());
    }
  }

  @Test
  void whoHasAPasswordKeepsIt() throws Exception {
    make(Broker.of("x", List.of("user one", "user gone")), true);
    Path file = folder.resolve("etc/tayberry.passwd");
    String before = Files.readAllLines(file).getLast();
    Broker next = Broker.of("x", List.of("user one", "user two", "topic read #"));
    assertEquals("say made two\nchanged\n", make(next, true).out());
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    assertEquals(before, lines.getFirst());
    assertFalse(Files.readString(file).contains(next.passwords().get("two")));
  }

  @Test
  void whereItDoesNotStartAllIsAsItWas() throws Exception {
    Ran failed = make(Broker.of("x", List.of("user one")), false);
    assertEquals(1, failed.code());
    assertTrue(failed.out().contains("fail mosquitto does not start so, and is as it was"));
    assertFalse(Files.exists(folder.resolve("etc/conf.d/tayberry.conf")));
  }

  @Test
  void aSecondRunChangesNothing() throws Exception {
    Broker broker = Broker.of("x", List.of("user one", "topic read #"));
    SetupPlan nothing = new SetupPlan(List.of(), List.of());
    SetupPlan plan = broker.with(nothing, Facts.parse("apt yes\n"));
    assertEquals("install mosquitto by apt", plan.steps().getFirst().text());
    assertTrue(plan.steps().getLast().text().contains("from one alone"));
    make(broker, true);
    String hash = Sha256.of(Files.readString(folder.resolve("etc/conf.d/tayberry.conf")));
    String there = "program mosquitto\nfile " + hash + " " + Broker.CONFIG + "\n";
    Broker same = Broker.of("x", List.of("user one", "topic read #"));
    assertEquals(nothing, same.with(nothing, Facts.parse(there)));
    Broker other = Broker.of("x", List.of("user one", "topic readwrite #"));
    assertEquals(1, other.with(nothing, Facts.parse(there)).steps().size());
  }

  @Test
  void aListThatIsNoneIsRefused() throws IOException {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("topic read #"),
            List.of("user a b"),
            List.of("user a", "topics #"))) {
      assertThrows(Failure.class, () -> Broker.of("x", wrong));
    }
    assertTrue(
        assertThrows(Failure.class, () -> Broker.read(folder))
            .getMessage()
            .contains("it says who may do what"));
  }
}
