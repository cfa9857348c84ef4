package dev.tayberry.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryTest {
  @TempDir Path folder;

  @Test
  void mainIsReadAsNodeReadsIt() throws IOException {
    var app = new AppFolder(folder).file("src/start.js").file("lib/index.js").file("index.js");
    assertEquals(
        folder.resolve("src/start.js"), app.pack("{\"main\": \"./src/start.js\"}").entry());
    assertEquals(folder.resolve("src/start.js"), app.pack("{\"main\": \"src/start\"}").entry());
    assertEquals(folder.resolve("lib/index.js"), app.pack("{\"main\": \"lib\"}").entry());
    assertEquals(folder.resolve("index.js"), app.pack("{\"main\": \"gone.js\"}").entry());
  }

  @Test
  void withoutMainItIsIndexThenMain() throws IOException {
    var app = new AppFolder(folder).file("main.js");
    assertEquals(folder.resolve("main.js"), app.pack("{}").entry());
    assertEquals(folder.resolve("index.js"), app.file("index.js").pack("{}").entry());
  }

  @Test
  void nothingToStartIsAnErrorThatSaysWhatWasLookedFor() {
    var refused =
        assertThrows(ManifestException.class, () -> new AppFolder(folder).pack("{}").entry());
    assertEquals(
        folder + ": nothing to start: no \"main\" in package.json, no index.js or main.js, or .ts",
        refused.getMessage());
  }

  @Test
  void mainOutsideTheFolderIsRefused() {
    var refused =
        assertThrows(
            ManifestException.class,
            () -> new AppFolder(folder).pack("{\"main\": \"../../etc/x.js\"}").entry());
    assertEquals(
        folder.resolve("package.json")
            + ": main: \"../../etc/x.js\" must lie inside the app's folder",
        refused.getMessage());
  }
}
