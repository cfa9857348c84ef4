package dev.tayberry.deploy.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesFileTest {
  private static final String TWO =
      """
      [devices]
      lamp = { target = "ssh://pi@10.0.0.7:2222" }
      [devices.desk]
      target = "pi@desk.local"
      board = "raspberrypi,5-model-b"
      [groups]
      office = ["desk", "lamp"]
      """;

  @TempDir Path folder;

  private DevicesFile file(String text) throws IOException {
    Path file = folder.resolve(DevicesFile.NAME);
    Files.writeString(file, text);
    return DevicesFile.read(file);
  }

  @Test
  void aNameIsADeviceAGroupOrWhatSshTakes() throws IOException {
    DevicesFile file = file(TWO);
    Device desk =
        new Device(
            "desk", new Target("desk", "pi", "desk.local", null), "raspberrypi,5-model-b", null);
    Device lamp = new Device("lamp", new Target("lamp", "pi", "10.0.0.7", 2222), null, null);
    assertEquals(desk, file.one("desk"));
    assertEquals(List.of(desk, lamp), file.named("office"));
    assertEquals(List.of(lamp, desk), file.named(List.of("lamp", "office")));
    assertEquals("pi@other", file.one("pi@other").name());
    assertEquals(List.of("office"), file.groupsOf("lamp"));
    Failure e = assertThrows(Failure.class, () -> file.one("office"));
    assertEquals(ExitCode.WRONG_USAGE, e.exitCode());
    assertTrue(e.getMessage().contains("desk, lamp"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups]            | groups             | toml:6: ",
        "board =            | bord =             | toml:5: devices.desk.bord is unknown; did you mean board?",
        "[groups]           | [group]            | toml:6: group is unknown; did you mean groups?",
        "target = \"pi@desk | host = \"pi@desk   | toml:4: devices.desk.host is unknown",
        "[\"desk\"          | [\"dsk\"           | toml:7: groups.office names no device: dsk; did you mean desk?",
        "office             | lamp               | toml:7: groups.lamp is a device's name as well",
        "\"pi@desk.local\"  | 7                  | toml:4: devices.desk.target must be text",
      })
  void whatIsWrongIsNamedWithItsLine(String line, String instead, String words) {
    String text = TWO.replace(line, instead);
    String message = assertThrows(Failure.class, () -> file(text)).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void withoutAFileEveryNameIsWhatSshTakes() {
    assertEquals(Device.ofTarget("desk"), DevicesFile.find(null).one("desk"));
    assertThrows(Failure.class, () -> DevicesFile.find(folder.resolve("none.toml")));
  }

  @Test
  void settingsAreOfDevicesAndGroups() throws IOException {
    String text =
        """
        [devices]
        lamp = { target = "lamp" }
        [devices.desk]
        target = "desk"
        env = { URL = "mqtt://own", PASSWORD = { env = "DESK" }, PORT = 1883 }
        [groups.office]
        devices = ["desk", "lamp"]
        env = { URL = "mqtt://all", CA = { file = "ca.pem" }, KEY = { ask = true } }
        """;
    DevicesFile file = file(text);
    assertEquals(List.of("desk", "lamp"), file.groups().get("office"));
    assertEquals(
        Map.of(
            "URL", new Source.Text("mqtt://own"),
            "PASSWORD", new Source.Variable("DESK"),
            "PORT", new Source.Text("1883"),
            "CA", new Source.InFile(folder.resolve("ca.pem")),
            "KEY", new Source.Asked()),
        file.one("desk").env());
    assertEquals(new Source.Text("mqtt://all"), file.one("lamp").env().get("URL"));
    assertNull(file(TWO).one("desk").env(), "it says nothing of settings at all");
    String two = text + "[groups.other]\ndevices = [\"lamp\"]\nenv = { URL = \"x\" }\n";
    assertTrue(
        assertThrows(Failure.class, () -> file(two)).getMessage().contains("devices.lamp.env"));
    String wrong = TWO + "[groups.x]\ndevices = []\nenv = { URL = { flie = \"x\" } }\n";
    assertTrue(
        assertThrows(Failure.class, () -> file(wrong))
            .getMessage()
            .contains("groups.x.env.URL must be text, { file"));
  }
}
