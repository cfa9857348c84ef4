package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  /** Major 4, minor 64. */
  private static final int TTY_S0 = 4 << 8 | 64;

  @TempDir Path proc;

  private HalException refused() {
    return assertThrows(HalException.class, this::check);
  }

  private void check() {
    new Console(proc).refuse("UART1", "ttyS0", TTY_S0);
  }

  private void process(int pid, String name, int terminal) throws IOException {
    Path process = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    FakeSys.write(process.resolve("comm"), name);
    FakeSys.write(
        process.resolve("stat"), pid + " (" + name + ") S 1 " + pid + " 7 " + terminal + " 7 0 0");
  }

  @Test
  void aLoginPromptOnThePortIsNamedWithTheWayToTakeItOff() throws Exception {
    process(1, "init", 0);
    process(4711, "agetty (8) x", TTY_S0);
    var error = refused();
    assertEquals("EBUSY", error.code());
    assertTrue(error.getMessage().contains("process 4711 (agetty"), error.getMessage());
    assertTrue(
        error.getMessage().contains("systemctl disable --now serial-getty@ttyS0.service"),
        error.getMessage());
  }

  @Test
  void theKernelsMessagesAreACauseToRefuse() {
    FakeSys.write(proc.resolve("consoles"), "ttyS0                -W- (EC  p a)    4:64");
    var error = refused();
    assertEquals("EBUSY", error.code());
    assertTrue(error.getMessage().contains("console=ttyS0"), error.getMessage());
  }

  @Test
  void anotherTerminalIsNoneOfIts() throws Exception {
    process(4711, "agetty", TTY_S0 + 1);
    FakeSys.write(proc.resolve("consoles"), "tty0 -WU (EC  p  )    4:1\nttyS0 -W- (  p )  4:64");
    check();
  }
}
