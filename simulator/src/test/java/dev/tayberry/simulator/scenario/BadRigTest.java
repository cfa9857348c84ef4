package dev.tayberry.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rig that cannot be says where, and what to do. */
class BadRigTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          new Led({ line 'GPIO27' })                         | SyntaxError: Expected : but found GPIO27
          new Leed({ line: 'GPIO27' })                       | does not provide an export named 'Leed'; did you mean Led?
          new Led({ lien: 'GPIO27' })                        | Led has no option lien; did you mean line?
          new Led({ line: 'GPIO99' })                        | Simulated board has no line GPIO99; did you mean GPIO9?
          new Led({ line: 'light' })                         | light is what the manifest calls GPIO27; name that line here
          [1, 2].map(() => new VL53L0X({ bus: 'I2C1' }))     | there is a device at 0x29 on I2C1 already; two would talk at once; give one another address
          [1, 2].map(() => new MCP3008({ bus: 'SPI0' }))     | there is a chip at SPI0 chip 0 already; give one another chipSelect
          new MCP3008({ bus: 'SPI9' })                       | SPI9
          """)
  void saysWhatIsWrong(String part, String message) throws IOException {
    String name = part.replaceFirst("(?s).*new (\\w+).*", "$1");
    Files.writeString(
        folder.resolve("package.json"),
        "{\"name\":\"bad\",\"type\":\"module\",\"main\":\"main.js\",\"tayberry\":{"
            + "\"pins\":{\"light\":\"GPIO27\"},\"simulation\":\"rig.js\"}}");
    Files.writeString(folder.resolve("main.js"), "");
    Files.writeString(
        folder.resolve("rig.js"),
        "import { %s } from 'sim:parts';\n\nexport const part = %s;\n".formatted(name, part));
    Path file = Files.writeString(folder.resolve("a.scenario.yaml"), "steps: [ sleep: 1s ]");
    ScenarioRun.Outcome outcome =
        new ScenarioRun(
                new ScenarioRun.Of(Manifest.read(folder), file, Boards.load("simulated"), 1),
                Files.createDirectories(folder.resolve("data")))
            .run();
    assertTrue(String.valueOf(outcome.failure()).startsWith("the rig ended with code 1"));
    assertTrue(outcome.output().contains(message), outcome.output());
    assertTrue(
        outcome.output().contains("rig.js:" + (name.equals("Leed") ? 1 : 3)), outcome.output());
    assertEquals(-1, outcome.output().indexOf("Tayberry itself"), outcome.output());
  }
}
