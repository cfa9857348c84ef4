package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path app;

  @BeforeEach
  void anAppForTwoBoards() throws IOException {
    Files.writeString(app.resolve("index.js"), "");
    Files.writeString(
        app.resolve("package.json"),
        """
        { "name": "desk", "tayberry": {
            "boards": ["raspberrypi,4-model-b", "raspberrypi,5-model-b"],
            "pins": { "led": "GPIO4" }, "serial": { "desk": "UART2" } } }
        """);
  }

  @Test
  void everyBoardOfTheManifestIsChecked() {
    Shell shell = Shell.tay("check", app.toString());
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(
        shell.err().contains("\"UART2\" needs GPIO4, which is tayberry.pins.led already"),
        shell.err());
  }

  @Test
  void oneBoardCanBeChosen() {
    Shell shell = Shell.tay("check", app.toString(), "--board", "raspberrypi,4-model-b");
    assertEquals(ExitCode.DONE, shell.code(), shell.err());
    assertEquals("desk  index.js  raspberrypi,4-model-b", shell.out().lines().toList().get(1));
  }

  @Test
  void aFolderThatIsNotThereFails() {
    Shell shell = Shell.tay("check", app.resolve("gone").toString());
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(shell.err().contains("is not a folder"), shell.err());
  }
}
