package dev.tayberry.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongManifestTest {
  @TempDir Path folder;

  private void refused(String message, String section) {
    var refused =
        assertThrows(ManifestException.class, () -> new AppFolder(folder).section(section));
    assertEquals(folder.resolve("package.json") + ": " + message, refused.getMessage());
  }

  @Test
  void anUnknownKeyIsAnsweredWithTheNearOne() {
    refused(
        "tayberry.permision: is not a key; did you mean permissions? (allowed: name, boards, pins,"
            + " serial, buses, safety, interlocks, heartbeat, simulation, permissions, ready,"
            + " limits)",
        "{ \"permision\": {} }");
    refused(
        "tayberry.pins.key.actveLow: is not a key; did you mean activeLow?"
            + " (allowed: pin, pull, drive, activeLow)",
        "{ \"pins\": { \"key\": { \"pin\": \"GPIO1\", \"actveLow\": true } } }");
  }

  @Test
  void aMissingKeyIsNamed() {
    refused("tayberry.serial.desk: needs \"port\"", "{ \"serial\": { \"desk\": {} } }");
  }

  @Test
  void aWrongTypeIsAnsweredWithWhatIsAllowed() {
    refused(
        "tayberry.pins.led: 27 must be a line like GPIO17, a header pin like PIN11, or an object"
            + " with pin, pull and activeLow",
        "{ \"pins\": { \"led\": 27 } }");
  }

  @Test
  void aMistypedChoiceIsAnsweredWithTheNearOne() {
    refused(
        "tayberry.pins.key.pull: \"upp\" must be up, down or none; without it the app chooses, or"
            + " the line keeps what it has; did you mean up?",
        "{ \"pins\": { \"key\": { \"pin\": \"GPIO17\", \"pull\": \"upp\" } } }");
  }

  @Test
  void aDurationWithoutAUnitIsRefused() {
    refused(
        "tayberry.ready.within: \"30\" must be a number with its unit, ms, s or min, like"
            + " \"500ms\", \"30s\" or \"1.5min\"",
        "{ \"ready\": { \"within\": \"30\" } }");
  }

  @Test
  void aWrongNameIsRefused() {
    refused(
        "tayberry.pins: \"2led\" must be a letter, then at most 30 letters, digits, hyphens and"
            + " underscores",
        "{ \"pins\": { \"2led\": \"GPIO27\" } }");
    refused(
        "tayberry.name: \"My Desk\" must be a lower-case letter, then at most 30 letters, digits"
            + " and hyphens; by default the package's name without its scope",
        "{ \"name\": \"My Desk\" }");
  }

  @Test
  void anItemOfAnArrayIsNamedByItsPlace() {
    refused(
        "tayberry.permissions.env[1]: \"A B\" must be the name of an environment variable",
        "{ \"permissions\": { \"env\": [\"A\", \"A B\"] } }");
  }

  @Test
  void aRigOutsideTheAppIsRefused() {
    refused(
        "tayberry.simulation: \"../rig.js\" must be the path of the rig inside the app's folder,"
            + " like simulation/rig.js, or an object with rig, env and hint",
        "{ \"simulation\": \"../rig.js\" }");
  }

  @Test
  void aSectionThatIsNoObjectIsRefused() {
    refused("tayberry: 1 must be an object", "1");
  }

  @Test
  void brokenJsonIsRefusedWithThePlace() {
    var refused =
        assertThrows(ManifestException.class, () -> new AppFolder(folder).pack("{ \"name\": "));
    assertEquals(
        folder.resolve("package.json")
            + ": is not JSON: End of input at line 1 column 11 path $.name",
        refused.getMessage());
  }
}
