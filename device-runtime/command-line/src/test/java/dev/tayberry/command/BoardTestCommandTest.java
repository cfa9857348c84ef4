package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is refused before a pin is driven; the rest needs real pins and runs on the rig. */
class BoardTestCommandTest {
  private static final String BOARD = "--board=raspberrypi,4-model-b";

  @Test
  void onePinTwiceIsRefused() {
    Shell shell = Shell.tay("board", "test", BOARD, "GPIO27", "PIN13");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("it takes two pins"), shell.err());
  }

  @Test
  void aPinThatIsNotThereIsRefused() {
    Shell shell = Shell.tay("board", "test", BOARD, "GPIO27", "GPIO99");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("no line GPIO99"), shell.err());
  }

  @Test
  void aPinTheBoardNeedsItselfIsRefused() {
    Shell shell = Shell.tay("board", "test", BOARD, "GPIO0", "GPIO17");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("not to be driven"), shell.err());
  }
}
