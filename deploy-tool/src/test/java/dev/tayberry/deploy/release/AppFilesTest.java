package dev.tayberry.deploy.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFilesTest {
  @TempDir Path app;

  private void file(String path, String text) throws IOException {
    Path file = app.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> paths() {
    return AppFiles.of(app).entries().stream().map(FileEntry::path).toList();
  }

  private void packages(String... names) throws IOException {
    for (String name : names) {
      file("node_modules/" + name + "/index.js", "");
    }
  }

  @Test
  void anyNameGoesAndComesBackFromTheListing() throws IOException {
    for (String name :
        List.of("a b", "it's", "\"q\"", "new\nline", "cr\r", "50%25", "🍓", "-n", "\\")) {
      file(name, name);
    }
    for (FileEntry entry : AppFiles.of(app).entries()) {
      assertEquals(entry, FileEntry.parse(entry.line()));
      assertEquals(1, entry.line().lines().count());
      assertEquals(Sha256.of(entry.path()), entry.hash());
    }
    assertEquals(9, paths().size());
  }

  @Test
  void ofTypeScriptOnlyWhatIsRunGoes() throws IOException {
    file("main.ts", "let a: number;");
    file("part.d.ts", "");
    packages("some");
    file("node_modules/some/index.d.mts", "");
    file("node_modules/some/source.ts", "");
    assertEquals(List.of("main.ts", "node_modules/some/index.js"), paths());
    file("lib/part.ts", "\nlet b: = 1;");
    String said = assertThrows(Failure.class, this::paths).getMessage();
    assertTrue(said.contains("/lib/part.ts:2:8: Unexpected token"), said);
  }

  @Test
  void whatMayBeRunStaysSo() throws IOException {
    file("run.sh", "");
    app.resolve("run.sh").toFile().setExecutable(true);
    assertEquals("755", AppFiles.of(app).entries().getFirst().mode());
  }

  @Test
  void aLinkInsideIsKeptAndOneOutOfTheFolderIsRefusedByName() throws IOException {
    file("lib/a.js", "");
    Files.createSymbolicLink(app.resolve("b.js"), Path.of("lib/a.js"));
    FileEntry link = AppFiles.of(app).entries().getFirst();
    assertEquals(new FileEntry(Sha256.of("lib/a.js"), FileEntry.LINK, 8, "b.js"), link);
    Files.createSymbolicLink(app.resolve("lib/out"), Path.of("../../elsewhere"));
    String message = assertThrows(Failure.class, this::paths).getMessage();
    assertTrue(message.startsWith("lib/out is a link out of the app, to ../../elsewhere"), message);
    file(".tayignore", "lib/out\n");
    assertEquals(List.of("b.js", "lib/a.js"), paths());
  }

  @Test
  void aLinkThatLeadsOutThroughAnotherIsRefusedToo(@TempDir Path other) throws IOException {
    Files.createSymbolicLink(app.resolve("out"), other);
    file(".tayignore", "/out\n");
    Files.createSymbolicLink(app.resolve("in"), Path.of("out"));
    assertThrows(Failure.class, this::paths);
  }

  @Test
  void developmentsPackagesStayAtHomeByWhatNpmNoted() throws IOException {
    file("package.json", "{ \"devDependencies\": { \"typescript\": \"*\" } }");
    packages("mqtt", "typescript", "mqtt/node_modules/ws", "typescript/node_modules/x");
    file(
        "node_modules/.package-lock.json",
        """
        { "packages": { "node_modules/mqtt": {}, "node_modules/mqtt/node_modules/ws": { "dev": true },
          "node_modules/typescript": { "dev": true } } }
        """);
    assertEquals(List.of("node_modules/mqtt/index.js", "package.json"), paths());
  }

  @Test
  void withoutANoteWhatTheAppReachesStays() throws IOException {
    file(
        "package.json",
        "{ \"dependencies\": { \"a\": \"*\" }, \"devDependencies\": { \"d\": \"*\", \"@s/e\": \"*\" } }");
    packages("a", "b", "d", "@s/e", "@s/f", "a/node_modules/n");
    file("node_modules/a/package.json", "{ \"dependencies\": { \"b\": \"*\", \"n\": \"*\" } }");
    file("node_modules/b/package.json", "{ \"peerDependencies\": { \"@s/f\": \"*\" } }");
    assertEquals(
        List.of("@s/f/", "a/", "a/node_modules/n/", "b/"),
        paths().stream()
            .filter(path -> path.endsWith("index.js"))
            .map(path -> path.replace("node_modules/", "\1").replaceFirst("\1", ""))
            .map(path -> path.replace("\1", "node_modules/").replace("index.js", ""))
            .toList());
  }
}
