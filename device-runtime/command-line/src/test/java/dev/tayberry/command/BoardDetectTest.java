package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines as they were recorded, and what is to be said of them. */
class BoardDetectTest {
  @TempDir Path folder;

  static Path machine(String name) {
    try {
      URL url = Objects.requireNonNull(BoardDetectTest.class.getResource(name + ".machine"), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shell detect(String name, String... more) {
    String[] all = new String[4 + more.length];
    System.arraycopy(
        new String[] {"board", "detect", "--recorded", machine(name).toString()}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return Shell.tay(all);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = BoardDetectTest.class.getResourceAsStream(name + ".detect")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
  }

  @ParameterizedTest
  @CsvSource({"pi-4-fresh, 0", "pi-4-ready, 0", "pi-5, 0", "zero-2-w, 0", "laptop, 1"})
  void everyMachineIsToldWithWhatIsMissing(String name, int code) throws IOException {
    Shell shell = detect(name);
    assertEquals(code, shell.code(), shell.err());
    // Column widths are the table's own matter; a new peripheral is a line more in each file.
    assertEquals(
        String.join("\n", lines(golden(name))),
        String.join("\n", lines(shell.out())),
        () -> name + ".detect is not what is said now:\n" + shell.out());
  }

  @Test
  void aMachineThatIsNoBoardIsToldHowToGoOn() {
    assertEquals(
        "tay: no board found: this machine has no device tree; --board NAME takes it for one of"
            + " 'tay board list', 'tay sim' runs apps on a simulated board\n",
        detect("laptop").err());
  }

  @Test
  void aBoardWithoutAProfileIsNamed() throws IOException {
    Path file = folder.resolve("acme.machine");
    Files.writeString(file, "/proc/device-tree/compatible = acme,one\\0acme,soc\\0\n");
    Shell shell = Shell.tay("board", "detect", "--recorded", file.toString());
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(shell.err().contains("no profile for acme,one or acme,soc;"), shell.err());
  }

  @Test
  void aMachineCanBeTakenForABoard() {
    Shell shell = detect("laptop", "--board", "raspberrypi,4-model-b");
    assertEquals(ExitCode.DONE, shell.code(), shell.err());
    assertTrue(
        shell.out().matches("(?s).*UART2 +off +/dev/ttyAMA2 .*add dtoverlay=uart2 to config.txt.*"),
        shell.out());
  }

  @Test
  void asJsonItSaysTheSame() {
    JsonObject json = JsonParser.parseString(detect("pi-5", "--json").out()).getAsJsonObject();
    assertEquals("raspberrypi,5-model-b", json.get("board").getAsString());
    JsonObject gpio = json.getAsJsonArray("modules").get(0).getAsJsonObject();
    assertEquals("hal:gpio", gpio.get("module").getAsString());
    assertEquals("failed", gpio.get("state").getAsString());
    assertEquals(
        "pi is in the group gpio from the next login on: log out and in",
        gpio.getAsJsonArray("parts").get(0).getAsJsonObject().get("cure").getAsString());
  }

  @Test
  void aKernelWithoutTheGpioInterfaceIsTold() throws IOException {
    Path file = folder.resolve("old.machine");
    Files.writeString(
        file,
        Files.readString(machine("pi-4-fresh")).replaceFirst("6\\.12\\.47\\S+", "5.4.83-v8+"));
    Shell shell = Shell.tay("board", "detect", "--recorded", file.toString());
    assertTrue(
        shell
            .out()
            .contains(
                "failed   Linux 5.4.83-v8+ is too old for the GPIO interface; update it to 5.10 or later"),
        shell.out());
  }
}
