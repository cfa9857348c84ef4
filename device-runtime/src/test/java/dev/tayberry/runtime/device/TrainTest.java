package dev.tayberry.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  @Test
  void whatItDoesEndsWell(@TempDir Path folder) throws IOException {
    assertEquals(0, Train.run(folder));
  }
}
