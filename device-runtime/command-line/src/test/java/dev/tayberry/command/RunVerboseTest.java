package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.Peripherals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tay run --verbose}, in a process of its own: it writes to the system's own streams. */
class RunVerboseTest {
  @TempDir Path folder;

  @Test
  void whatTheMachineHasIsToldBeforeTheAppsFirstWord() throws Exception {
    Files.writeString(folder.resolve("main.js"), "process.stderr.write('the app\\n');");
    List<String> said = run("run", "--verbose", folder.resolve("main.js").toString());
    List<String> modules = Peripherals.ALL.stream().map(each -> "hal:" + each.name()).toList();
    assertEquals(
        modules,
        said.stream()
            .filter(line -> line.startsWith("tay: "))
            .map(line -> line.replaceFirst("tay: (hal:\\w+) .*", "$1"))
            .toList());
    for (String line : said.subList(0, modules.size())) {
      assertTrue(line.matches("tay: hal:\\w+ (loaded|skipped|failed): \\S.*"), line);
    }
    assertTrue(
        said.contains("tay: hal:mqtt loaded: any broker the network reaches"), said::toString);
    assertEquals("the app", said.getLast());
    assertEquals(modules.size() + 1, said.size(), said::toString);
  }

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    var process = TayProcess.start(arguments);
    process.getOutputStream().close();
    try (var out = process.inputReader()) {
      List<String> lines = out.lines().toList();
      assertEquals(0, process.waitFor(), lines::toString);
      return lines;
    }
  }
}
