package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app may see is what its manifest names. */
class LaunchTest {
  @TempDir Path folder;

  @BeforeEach
  void app() throws Exception {
    Files.writeString(folder.resolve("main.js"), "");
    Files.writeString(
        folder.resolve("package.json"),
        """
        { "tayberry": { "permissions": {
          "env": ["DESK_ID", "BROKER", "CA"],
          "net": ["$BROKER", "$MISSING", "time.example:123"],
          "files": ["$CA", "$MISSING", "/etc/hostname"]
        } } }
        """);
  }

  private Program.Spec launch(Map<String, String> machine, Map<String, String> given) {
    return Launch.of(
        Manifest.read(folder),
        new Launch.Run(
            Boards.load("simulated"),
            machine,
            given,
            folder.resolve("data"),
            List.of("an argument"),
            null,
            Input.NONE,
            bytes -> {},
            bytes -> {}));
  }

  @Test
  void itsVariablesAreThoseItNamesAndThoseItIsGiven() {
    var env =
        launch(
                Map.of("DESK_ID", "outside", "AWS_SECRET", "x", "TZ", "UTC"),
                Map.of("DESK_ID", "given", "EXTRA", "y"))
            .env();
    assertEquals("given", env.get("DESK_ID"));
    assertEquals("y", env.get("EXTRA"));
    assertEquals("UTC", env.get("TZ"));
    assertFalse(env.containsKey("AWS_SECRET"));
  }

  @Test
  void itsHostsAreWrittenOutOrTakenFromUrlsInVariables() {
    var spec = launch(Map.of("BROKER", "mqtts://[::1]:8883/path"), Map.of());
    assertEquals(List.of("::1", "time.example:123"), spec.wiring().net());
  }

  @Test
  void itsFilesAreItsFolderAndWhatItNames() {
    var spec = launch(Map.of("CA", "/somewhere/ca.pem"), Map.of());
    assertTrue(spec.readable().contains(Path.of("/somewhere/ca.pem")));
    assertTrue(spec.readable().contains(Path.of("/etc/hostname")));
    assertEquals(3, spec.readable().size());
    assertEquals(List.of(folder.resolve("data")), spec.writable());
  }

  @Test
  void itsArgumentsBeginWithItsEntry() {
    assertEquals(
        List.of(folder.resolve("main.js").toString(), "an argument"),
        launch(Map.of(), Map.of()).args());
  }
}
