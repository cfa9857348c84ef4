package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Tay;
import dev.tayberry.simulator.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tay sim} refuses before anything runs: one line, with the cure. */
class RefusedTest {
  @TempDir Path folder;

  /** The line. */
  private String refused(int code, Path app, String... more) {
    var arguments = new ArrayList<>(List.of("sim", app.toString()));
    if (!List.of(more).contains("--mqtt-port")) {
      arguments.addAll(List.of("--mqtt-port", "0"));
    }
    arguments.addAll(List.of(more));
    var err = new StringWriter();
    var out = new StringWriter();
    int got =
        new Tay(new Main(), new PrintWriter(out), new PrintWriter(err))
            .run(arguments.toArray(String[]::new));
    assertEquals(code, got, err.toString());
    assertEquals("", out.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    return err.toString().replace(folder.toString(), "FOLDER").strip();
  }

  @Test
  void aPinThatTheBoardDoesNotHave() {
    assertEquals(
        "tay: FOLDER/app/package.json: tayberry.pins.led: \"GPIO99\" is not a line of this board"
            + " (simulated); it has GPIO0 to GPIO27",
        refused(1, Apps.of(folder, "\"pins\": { \"led\": \"GPIO99\" }", "")));
  }

  @Test
  void aKeyThatDoesNotExist() {
    String line = refused(1, Apps.of(folder, "\"pinz\": {}", ""));
    assertTrue(line.contains("tayberry.pinz: is not a key; did you mean pins?"), line);
  }

  @Test
  void aManifestThatIsNoJson() throws IOException {
    Path app = Apps.of(folder, "", "");
    Files.writeString(app.resolve("package.json"), "{ \"name\": \"app\",, }");
    String line = refused(1, app);
    assertTrue(line.startsWith("tay: FOLDER/app/package.json: is not JSON: "), line);
    assertTrue(line.contains("line 1 column 17"), line);
  }

  @Test
  void aRigThatIsNotThere() {
    assertEquals(
        "tay: FOLDER/app/package.json: tayberry.simulation: there is no file simulation/rig.js",
        refused(1, Apps.of(folder, "\"simulation\": \"simulation/rig.js\"", "")));
  }

  @Test
  void anAppThatDoesNotExist() {
    assertEquals(
        "tay: FOLDER/nothing does not exist; name an app's folder or a JavaScript file",
        refused(1, folder.resolve("nothing")));
  }

  @Test
  void anEmptyFolder() throws IOException {
    assertEquals(
        "tay: FOLDER/empty: nothing to start: no \"main\" in package.json, no index.js or main.js, or .ts",
        refused(1, Files.createDirectory(folder.resolve("empty"))));
  }

  @Test
  void aBoardThatDoesNotExist() {
    String line = refused(1, Apps.of(folder, ""), "--board", "raspberrypi,4-modl-b");
    assertTrue(line.contains("raspberrypi,4-model-b"), line);
  }

  @Test
  void aPortThatIsNone() {
    assertEquals(
        "tay: --mqtt-port must be 0, for a free one, to 65535, got 70000",
        refused(2, Apps.of(folder, ""), "--mqtt-port", "70000"));
  }

  @Test
  void aHostThatDoesNotExist() {
    assertEquals(
        "tay: mqtt: there is no host nowhere.invalid [ENOTFOUND]",
        refused(1, Apps.of(folder, ""), "--mqtt-host", "nowhere.invalid"));
  }

  @Test
  void aSerialPortThatTheAppDoesNotHave() {
    Path app = Apps.of(folder, "\"serial\": { \"desk\": { \"port\": \"UART2\" } }", "");
    assertEquals(
        "tay: --serial dekc: the app has no such port; its manifest names desk",
        refused(2, app, "--serial", "dekc=/dev/ttyUSB0"));
  }
}
