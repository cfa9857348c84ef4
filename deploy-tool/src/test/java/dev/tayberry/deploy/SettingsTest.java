package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.LoopbackDevice.Run;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.Nobody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings over a real sshd, by root's own script. */
class SettingsTest {
  @TempDir Path folder;
  private LoopbackDevice device;
  private Path app;

  @BeforeEach
  void start() throws IOException {
    device = new LoopbackDevice(folder);
    device.sshd.program("logger", "echo \"$*\" >>'" + folder + "/journal'");
    device.sshd.program(
        "systemctl",
        "case $1$3 in\nis-active*) exit 3 ;;\n"
            + "showActiveState) case $4 in *settle*) ;; *) echo active ;; esac ;;\n"
            + "restart*) echo restart >>'%s/restarts'; [ ! -e '%s/crashes' ] ;;\nesac"
                .formatted(folder, folder));
    app = Files.createDirectories(folder.resolve("desk"));
    Files.writeString(
        app.resolve("package.json"),
        """
        { "name": "desk", "tayberry": { "boards": ["simulated"],
          "permissions": { "env": ["URL", "PASSWORD", "CA"] } } }
        """);
    Files.writeString(app.resolve("index.js"), "1;");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private Run tay(Ask ask, String... words) {
    return device.tay(ask, words);
  }

  private Run settings(String verb, String... more) {
    return settings(Nobody.there(), verb, more);
  }

  private Run settings(Ask ask, String verb, String... more) {
    List<String> words = new ArrayList<>(List.of("settings", verb, device.sshd.url()));
    words.addAll(List.of(more));
    return tay(ask, words.toArray(new String[0]));
  }

  private Run deploy(Ask ask, String... more) {
    List<String> words = new ArrayList<>(List.of("deploy", app.toString()));
    words.addAll(List.of(more));
    return tay(ask, words.toArray(new String[0]));
  }

  private String there() throws IOException {
    return Files.readString(folder.resolve("etc/desk.settings"));
  }

  private int restarts() throws IOException {
    Path file = folder.resolve("restarts");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  void theyAreSetListedAndTakenAway() throws IOException {
    assertEquals(0, deploy(Nobody.there(), device.sshd.url()).code());
    Path ca = Files.writeString(folder.resolve("ca.pem"), "one\ntwo\n");
    Nobody who = Nobody.who("it's s3cret");
    Run run = settings(who, "set", "URL=mqtt://x?a=b", "PASSWORD", "OTHER=1", "--file", "CA=" + ca);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("changed URL, OTHER, CA, PASSWORD; desk was restarted"));
    assertTrue(run.out().contains("desk does not see OTHER: its package.json"), run.out());
    assertEquals(1, restarts());
    for (String line :
        List.of("URL=mqtt://x?a=b", "PASSWORD=it's s3cret", "CA@=one\\ntwo\\n", "OTHER=1")) {
      assertTrue(there().contains(line + "\n"), there());
    }
    Run list = settings("list");
    assertEquals(5, list.out().lines().count(), list.out());
    assertTrue(list.out().contains("OTHER     set there  no"), list.out());
    run = settings("unset", "OTHER", "URL", "--stage");
    assertTrue(run.out().endsWith("changed URL, OTHER\n"), run.out());
    assertEquals(1, restarts(), "they are only staged");
    for (String told :
        List.of(
            list.out(), run.out(), Files.readString(folder.resolve("journal")), who.asked + "")) {
      assertFalse(told.contains("s3cret") || told.contains("mqtt"), told);
    }
    assertTrue(who.asked.getFirst().startsWith("PASSWORD of desk on "));
  }

  @Test
  void withWhatTheAppDoesNotStartWithTheyAreAsTheyWere() throws IOException {
    deploy(Nobody.there(), device.sshd.url());
    settings("set", "URL=good");
    Files.createFile(folder.resolve("crashes"));
    Run run = settings("set", "URL=bad");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("did not start with it, and has what was set before"));
    assertTrue(there().contains("URL=good"), there());
  }

  @Test
  void theyMayComeBeforeTheApp() throws IOException {
    Run run = settings("set", "URL=x", "--app", "desk");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("desk is not there yet"), run.out());
    assertTrue(there().contains("URL=x"));
    assertTrue(settings("set", "URL=x").err().contains("no app is on"));
    assertTrue(settings("set", "PASSWORD", "-a", "desk").err().contains("nobody is there"));
    assertTrue(settings("set", "A B=x", "-a", "desk").err().contains("is no name of a setting"));
    assertTrue(settings("set", "URL=\7", "-a", "desk").err().contains("(0x07)"));
    assertEquals(ExitCode.WRONG_USAGE, settings("set").code());
  }

  @Test
  void whatTheDevicesFileSaysComesWithADeploy() throws IOException {
    Path file = folder.resolve("devices.toml");
    String text =
        """
        [devices]
        here = { target = "%s", env = { URL = "one", PASSWORD = { ask = true } } }
        [groups]
        all = { devices = ["here"], env = { LAMP = "on" } }
        """
            .formatted(device.sshd.url());
    Files.writeString(file, text);
    String devices = "--devices=" + file;
    assertTrue(deploy(Nobody.there(), "here", devices).err().contains("here has no PASSWORD yet"));
    assertTrue(
        deploy(Nobody.there(), "here", devices, "--dry-run")
            .out()
            .endsWith("With it, from the devices file: PASSWORD, URL\n"));
    Nobody who = Nobody.who("secret");
    Run run = deploy(who, "here", devices);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains("desk does not see LAMP of here in the devices file"));
    String id = device.current("desk");
    String staged = Files.readString(folder.resolve("etc/desk.settings.of-" + id));
    assertTrue(staged.contains("URL=one") && staged.contains("PASSWORD=secret"), staged);
    assertFalse(staged.contains("LAMP"), "what it does not see is kept from it");
    // The device's own part has taken them meanwhile.
    Files.move(folder.resolve("etc/desk.settings.of-" + id), folder.resolve("etc/desk.settings"));
    run = deploy(Nobody.there(), "all", devices);
    assertEquals(0, run.code(), "it has the password: " + run.err());
    assertEquals(0, restarts());
    assertTrue(
        tay(Nobody.there(), "settings", "set", "here", "URL=two", devices)
            .err()
            .contains("the devices file says what URL is on here"));
    Files.writeString(file, text.replace("one", "two"));
    run = deploy(Nobody.there(), "here", devices);
    assertTrue(run.out().contains("same content already; settings: changed URL; desk was"));
    Files.writeString(file, text.replace("URL = \"one\", ", ""));
    run = tay(Nobody.there(), "settings", "push", "all", devices);
    assertEquals(
        "here: changed URL; desk was restarted\n", run.out().lines().findFirst().orElse("") + "\n");
    assertTrue(there().contains("PASSWORD=secret") && !there().contains("URL"), there());
  }
}
