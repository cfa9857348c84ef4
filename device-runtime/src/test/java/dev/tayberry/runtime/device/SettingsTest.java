package dev.tayberry.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set on a device reaches the app as its manifest says. */
class SettingsTest {
  @TempDir Path folder;

  @BeforeEach
  void anApp() throws IOException {
    for (String each : new String[] {"app", "run", "credentials"}) {
      Files.createDirectories(folder.resolve(each));
    }
    Files.writeString(
        folder.resolve("app/package.json"),
        """
        { "tayberry": { "name": "desk", "permissions": {
            "env": ["URL", "TEXT", "PASSWORD", "CA", "PLAIN"], "files": ["$CA", "$PLAIN"] } } }
        """);
  }

  private Map<String, String> read(String settings) throws IOException {
    Files.writeString(folder.resolve("credentials/settings"), settings);
    Map<String, String> env =
        Map.of(
            "URL",
            "of the unit",
            "PATH",
            "/bin",
            "RUNTIME_DIRECTORY",
            folder.resolve("run").toString(),
            "CREDENTIALS_DIRECTORY",
            folder.resolve("credentials").toString());
    Surroundings around = Surroundings.of(folder.resolve("app"), env, 1);
    return Settings.over(around, Manifest.read(folder.resolve("app")));
  }

  @Test
  void theyGoOverTheEnvironmentAndHoldAnyText() throws IOException {
    Map<String, String> all =
        read(
            """
            # change 3
            URL=mqtt://desk=x@host
            TEXT=\\ttwo\\r\\nlines, a \\\\n and 'quotes" $HOME 🍓
            PASSWORD@=secret\\n
            """);
    assertEquals("mqtt://desk=x@host", all.get("URL"));
    assertEquals("\ttwo\r\nlines, a \\n and 'quotes\" $HOME 🍓", all.get("TEXT"));
    assertEquals("secret", all.get("PASSWORD"), "a file's last newline is nobody's password");
    assertEquals("/bin", all.get("PATH"));
  }

  @Test
  void whatTheManifestDoesNotNameIsNotThere() throws IOException {
    Map<String, String> all = read("PATH=/tmp\nLD_PRELOAD=/tmp/x.so\nOTHER@=file\n");
    assertEquals("/bin", all.get("PATH"));
    assertNull(all.get("LD_PRELOAD"));
    assertFalse(Files.exists(folder.resolve("run/settings")));
  }

  @Test
  void whatItReadsAsAFileIsAFileForItsUserAlone() throws IOException {
    Map<String, String> all = read("CA@=one\\ntwo\\n\nPLAIN=/etc/hosts\n");
    Path file = Path.of(all.get("CA"));
    assertEquals("one\ntwo\n", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    assertEquals("/etc/hosts", all.get("PLAIN"), "a path that somebody has set is left a path");
    assertEquals("other", Files.readString(Path.of(read("CA@=other\n").get("CA"))));
  }

  @Test
  void withoutAnyTheEnvironmentIsAsItWas() throws IOException {
    assertEquals("of the unit", read("").get("URL"));
    Files.delete(folder.resolve("credentials/settings"));
    Surroundings around = Surroundings.of(folder.resolve("app"), Map.of("URL", "x"), 1);
    assertEquals("x", Settings.over(around, Manifest.read(folder.resolve("app"))).get("URL"));
  }
}
