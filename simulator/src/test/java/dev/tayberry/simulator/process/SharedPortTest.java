package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two apps want one serial port of this machine. */
@Execution(ExecutionMode.CONCURRENT) // JVMs start, and some of them wait
class SharedPortTest {
  @TempDir Path folder;

  @Test
  void theSecondIsRefusedNamingTheFirst() {
    Path app =
        Apps.of(
            folder,
            "\"serial\": { \"desk\": { \"port\": \"UART2\", \"baudRate\": 9600 } }",
            """
            import serial from 'hal:serial';
            const port = await serial.open('desk');
            console.log('has', port.path);
            """);
    try (var pty = new RecordedPty(folder)) {
      String led = "desk=" + pty.app();
      try (var first = TayProcess.sim(app, "--serial", led)) {
        first.says("has ");
        try (var second = TayProcess.sim(app, "--serial", led)) {
          assertEquals(1, second.exit(), second.text());
          String wanted =
              "Error [EBUSY]: serial: " + pty.app() + " is already open by process " + first.pid();
          assertTrue(second.text().contains(wanted), second.text());
        }
      }
      // Killed as it was, it holds nothing any more.
      try (var third = TayProcess.sim(app, "--serial", led)) {
        third.says("has ");
      }
    }
  }
}
