package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.LoopbackDevice.Run;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.fixtures.Patience;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real sshd; in the runtime's place a script that does what the app's file says. */
class TryTest {
  @TempDir Path folder;
  private LoopbackDevice device;
  private Path app;
  private Path seen;

  @BeforeEach
  void start() throws IOException {
    device = new LoopbackDevice(folder);
    app = Files.createDirectories(folder.resolve("an app"));
    seen = folder.resolve("seen");
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"desk\", \"tayberry\": { \"boards\": [\"simulated\"],"
            + " \"permissions\": { \"env\": [\"MOOD\"] } } }");
    script("exit 7");
    device.runtime("exec sh \"$1/index.js\" \"$1\"");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private void script(String text) throws IOException {
    Files.writeString(app.resolve("index.js"), text + "\n");
  }

  private Run tay(String... words) {
    return device.tay(Nobody.there(), words);
  }

  private Run attempt(String... more) {
    return tay(
        Stream.concat(Stream.of("try", app.toString(), device.sshd.url()), Stream.of(more))
            .toArray(String[]::new));
  }

  private void deploy() {
    Run run = tay("deploy", app.toString(), device.sshd.url());
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  private String read(String file) {
    Path path = folder.resolve(file);
    try {
      return Files.exists(path) ? Files.readString(path).replace('\n', ' ').strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itRunsWithItsSettingsAndItsCodeComesBackAndNothingStays() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(etc.resolve("desk.settings"), "PLACE=here\n");
    script(
        "cat \"$CREDENTIALS_DIRECTORY/settings\"; echo grüße; echo wrong >&2; echo x >\"$STATE_DIRECTORY/y\";"
            + " echo \"$1\" >'"
            + seen
            + "'; exit 7");
    Run run = attempt("--env", "MOOD=well\nand two");
    assertEquals(7, run.code(), run.err());
    assertEquals("PLACE=here\nMOOD=well\\nand two\ngrüße\nwrong\n", run.out());
    assertFalse(Files.exists(Path.of(Files.readString(seen).strip())));
    assertFalse(Files.exists(device.home("desk")));
    assertEquals("", read("systemd.log"));
    try (Stream<Path> left = Files.list(folder.resolve("settled"))) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(ExitCode.FAILED, attempt("--env", "OTHER=x").code());
  }

  @Test
  void itHasTheRightsOfTheUnitItWouldHave() throws IOException {
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"desk\", \"tayberry\": { \"boards\": [\"simulated\"], \"pins\": { \"led\": \"GPIO27\" } } }");
    Path own = Files.createDirectories(folder.resolve("units/tayberry@desk.service.d"));
    Files.writeString(own.resolve("20-own.conf"), "[Service]\nNice=5\n");
    assertEquals(7, attempt().code());
    List<String> properties = Files.readAllLines(folder.resolve("properties"));
    for (String one :
        List.of(
            "Type=notify",
            "User=tay-desk",
            "DynamicUser=yes",
            "Group=tayberry",
            "RuntimeDirectory=tayberry/desk",
            "ProtectSystem=strict",
            "NoNewPrivileges=yes",
            "DevicePolicy=closed",
            "DeviceAllow=char-gpiochip rw",
            "RestrictAddressFamilies=AF_UNIX",
            "MemoryMax=384M",
            "KillMode=process",
            "Conflicts=tayberry@desk.service",
            "Nice=5")) {
      assertTrue(properties.contains(one), one + " in " + properties);
    }
    for (String one : List.of("Restart", "StateDirectory", "ExecStart", "SuccessExit", "#", "[")) {
      assertTrue(properties.stream().noneMatch(each -> each.startsWith(one)), properties::toString);
    }
    Files.createFile(folder.resolve("late"));
    Run run = attempt();
    assertEquals(ExitCode.FAILED, run.code());
    assertEquals("tay: it was not ready in time\n", run.out());
  }

  @Test
  void whoIsBusyIsNotStoppedButByForce() throws IOException {
    deploy();
    Files.createFile(folder.resolve("active"));
    Path run = Files.createDirectories(folder.resolve("run/desk"));
    Files.writeString(run.resolve("busy"), "firing\n");
    Run refused = attempt();
    assertEquals(ExitCode.FAILED, refused.code());
    assertTrue(
        refused.err().contains("is busy (firing); wait, or stop it all the same with --force"),
        refused.err());
    assertEquals("", read("systemd.log"));
    assertEquals(7, attempt("--force").code());
    assertEquals("stop tayberry@desk.service start tayberry@desk.service", read("systemd.log"));
  }

  @Test
  void whatIsDeployedIsStoppedForSoLongAndNotTouched() throws IOException {
    deploy();
    String release = device.current("desk");
    Files.createFile(folder.resolve("active"));
    script("cat \"$1/package.json\" >/dev/null && echo tried");
    Run run = attempt();
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(
        "tay: desk runs there as it was deployed; it is stopped for so long\ntried\n"
            + "tay: desk runs again as it was deployed\n",
        run.out());
    assertEquals("stop tayberry@desk.service start tayberry@desk.service", read("systemd.log"));
    assertEquals(release, device.current("desk"));
    assertEquals(1, device.releases("desk").size());
    try (Stream<Path> left = Files.list(device.home("desk"))) {
      assertTrue(left.noneMatch(one -> one.getFileName().toString().startsWith("try.")));
    }
  }

  @Test
  void whereTheConnectionEndsTheDeviceEndsItByItself() throws Exception {
    deploy();
    Files.createFile(folder.resolve("active"));
    script(
        "echo up; trap 'echo ended >>\""
            + seen
            + "\"; exit 143' TERM; while :; do sleep 0.1; done");
    Around around = device.around(Nobody.there());
    Manifest manifest = Manifest.read(app);
    var deployment = new Deployment(around, manifest, AppFiles.of(app), null, false, around.now());
    for (boolean cut : new boolean[] {false, true}) {
      Wire wire = device.connect(Nobody.there());
      Attempt attempt =
          Attempt.start(
              wire, around.layout(), deployment.cargo(wire, null), "me@laptop", List.of());
      ByteArrayOutputStream console = new ByteArrayOutputStream();
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      attempt.follow(console);
                    } catch (RuntimeException e) {
                      // cut
                    }
                  });
      Patience.until(
          () -> "it does not start: " + console,
          () -> console.toString(StandardCharsets.UTF_8).contains("up"));
      Run second = attempt();
      assertTrue(second.err().contains("locked: me@laptop"), second.err() + second.out());
      if (cut) {
        wire.close();
      } else {
        attempt.end();
      }
      Patience.until(
          () -> "it does not end",
          () -> read("systemd.log").endsWith("start tayberry@desk.service"));
      reader.join();
      assertEquals(cut ? "ended\nended\n" : "ended\n", Files.readString(seen));
      attempt.close();
      wire.close();
      Files.deleteIfExists(folder.resolve("systemd.log"));
    }
  }
}
