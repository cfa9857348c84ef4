package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An example in the docs with a file's name above it is that file, which the tests run. */
class ExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

  @Test
  void examplesAreTheFilesTheyName() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path page : House.files(House.ROOT, ".md")) {
      var examples = EXAMPLE.matcher(House.read(page));
      while (examples.find()) {
        seen++;
        Path file = House.ROOT.resolve(examples.group(1));
        if (!House.read(file).startsWith(examples.group(2))) {
          wrong.add(page.getFileName() + ": " + examples.group(1));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen >= 4, "saw only " + seen + " examples");
  }
}
