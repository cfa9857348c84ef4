package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rig/own-kernel.sh compiles itself, on a person's machine: no module has it. */
class OwnKernelTest {
  @TempDir Path classes;

  @Test
  void whatRunsOnAMachineOfOnesOwnStillCompiles() {
    var said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-Xlint:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-sourcepath",
                House.ROOT.resolve("rig/src/test/java").toString(),
                House.ROOT.resolve("rig/own-kernel/OwnKernel.java").toString());
    assertEquals(0, code, () -> said.toString(StandardCharsets.UTF_8));
  }
}
