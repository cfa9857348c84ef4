package dev.tayberry.deploy.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.fixtures.Sshd;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's own tar is the witness. */
class ReleaseStreamTest {
  private static final Instant AT = Instant.parse("2026-11-21T17:42:33Z");

  @TempDir Path folder;
  private Path app;
  private Path releases;

  @BeforeEach
  void anApp() throws IOException {
    app = Files.createDirectory(folder.resolve("app"));
    releases = Files.createDirectory(folder.resolve("releases"));
    write(
        "package.json",
        "{ \"name\": \"desk\", \"tayberry\": { \"pins\": { \"led\": \"GPIO4\" } } }");
    write("index.js", "x".repeat(1000));
    write("lib/" + "long/".repeat(30) + "ü🍓\n'\".js", "y".repeat(5000));
    write("run.sh", "#!/bin/sh\n");
    app.resolve("run.sh").toFile().setExecutable(true);
    write("empty", "");
    write("types.ts", "export const a: number = 1;\n");
    Files.createSymbolicLink(app.resolve("link"), Path.of("lib"));
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(app.resolve(path).getParent());
    Files.writeString(app.resolve(path), text);
  }

  private Release release(Instant at) {
    return Release.of(
        Manifest.read(app),
        Boards.load("simulated"),
        AppFiles.of(app),
        new Release.Made(at, "me@laptop"));
  }

  private Path extract(Release release, Changes changes) throws IOException {
    Path file = folder.resolve("stream");
    try (OutputStream out = Files.newOutputStream(file)) {
      new ReleaseStream(release, changes, done -> {}).writeTo(out);
    }
    Sshd.tool("tar", "-xzmf", file.toString(), "-C", releases.toString());
    Path there = releases.resolve(release.id());
    return Files.move(releases.resolve(release.id() + ".tmp"), there);
  }

  private static void assertSame(AppFiles files, Path there) throws IOException {
    for (FileEntry entry : files.entries()) {
      Path one = there.resolve(entry.path());
      if (entry.isLink()) {
        assertEquals(entry.hash(), Sha256.of(Files.readSymbolicLink(one).toString()));
      } else {
        assertEquals(entry.hash(), Sha256.of(one), entry.path());
        String mode = entry.mode().equals("755") ? "rwxr-xr-x" : "rw-r--r--";
        assertEquals(PosixFilePermissions.fromString(mode), Files.getPosixFilePermissions(one));
      }
    }
  }

  @Test
  void aReleaseArrivesAsItIs() throws IOException {
    Release release = release(AT);
    Path there = extract(release, Changes.between(release, Map.of()));
    assertSame(release.files(), there);
    assertEquals("export const a         = 1;\n", Files.readString(there.resolve("types.ts")));
    assertEquals("20261121T174233-" + release.hash().substring(0, 8), release.id());
    assertEquals(
        "blocked 10\ngpio\nstable 10\nwithin 30\n",
        Files.readString(there.resolve(".tayberry/needs")));
    assertTrue(Files.readString(there.resolve(".tayberry/release.json")).contains(release.hash()));
    assertTrue(Files.exists(there.resolve(".tayberry/safe.sh"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void whatIsThereAlreadyIsLinkedAndDoesNotTravel() throws IOException {
    Release first = release(AT);
    Path old = extract(first, Changes.between(first, Map.of()));
    write("index.js", "z".repeat(1000));
    Release second = release(AT.plusSeconds(1));
    Changes changes = Changes.between(second, Map.of(first.id(), first.files().entries()));
    assertEquals(
        List.of("empty", "index.js", "link", "package.json", "run.sh", "types.ts"),
        changes.travels().stream().map(FileEntry::path).toList());
    Path there = extract(second, changes);
    assertSame(second.files(), there);
    String linked = changes.there().keySet().iterator().next().path();
    assertTrue(Files.isSameFile(old.resolve(linked), there.resolve(linked)));
    assertEquals("x".repeat(1000), Files.readString(old.resolve("index.js")));
  }

  @Test
  void theSameContentHasTheSameHashAndAnyOtherAnother() throws IOException {
    Release release = release(AT);
    assertEquals(release.hash(), release(AT.plusSeconds(60)).hash());
    app.resolve("index.js").toFile().setExecutable(true);
    assertNotEquals(release.hash(), release(AT).hash());
  }

  @Test
  void aFileThatGrowsMeanwhileIsNoticed() throws IOException {
    Release release = release(AT);
    write("index.js", "x".repeat(1001));
    var stream = new ReleaseStream(release, Changes.between(release, Map.of()), done -> {});
    IOException e =
        assertThrows(IOException.class, () -> stream.writeTo(new ByteArrayOutputStream()));
    assertTrue(e.getMessage().contains("index.js has become longer"), e.getMessage());
  }
}
