package dev.tayberry.hal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseMarksTest {
  @TempDir Path folder;

  @Test
  void anOutputIsItsOwnersUntilItIsClosed() throws IOException {
    var marks = new PulseMarks(folder);
    marks.opened("98000.pwm-pwm2", "desk:fan", "GPIO18");
    assertEquals(Optional.of("desk:fan"), marks.holder("98000.pwm-pwm2"));
    assertEquals(Optional.empty(), marks.holder("98000.pwm-pwm1"));
    marks.closed("98000.pwm-pwm2");
    assertEquals(Optional.empty(), marks.holder("98000.pwm-pwm2"));
    assertEquals(
        "desk:fan GPIO18 closed\n",
        Files.readString(folder.resolve("tayberry-pwm-98000.pwm-pwm2")));
  }

  @Test
  void aLineThatIsUsedForSomethingElseIsForgotten() {
    var marks = new PulseMarks(folder);
    marks.opened("98000.pwm-pwm1", "desk:lamp", "GPIO13");
    marks.opened("98000.pwm-pwm2", "desk:fan", "GPIO18");
    marks.forget("GPIO18");
    assertEquals(Optional.empty(), marks.holder("98000.pwm-pwm2"));
    assertEquals(Optional.of("desk:lamp"), marks.holder("98000.pwm-pwm1"));
  }

  @Test
  void withoutAFolderNothingIsKnownAndNothingFails() {
    var marks = new PulseMarks(folder.resolve("none"));
    marks.opened("98000.pwm-pwm2", "desk:fan", "GPIO18");
    marks.closed("98000.pwm-pwm2");
    marks.forget("GPIO18");
    assertEquals(Optional.empty(), marks.holder("98000.pwm-pwm2"));
  }
}
