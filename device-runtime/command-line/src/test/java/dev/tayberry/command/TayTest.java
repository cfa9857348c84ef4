package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class TayTest {
  /** A command that fails as it is told. */
  @Command(name = "tay")
  record Failing(RuntimeException e) implements Callable<Integer> {
    @Override
    public Integer call() {
      throw e;
    }
  }

  private static Shell failing(RuntimeException e) {
    return Shell.run(new Failing(e));
  }

  @Test
  void aFailureIsOneLineAndItsOwnExitCode() {
    Shell shell = failing(new Failure(7, "no desk found;\n  plug it in"));
    assertEquals(7, shell.code());
    assertEquals("", shell.out());
    assertEquals("tay: no desk found; plug it in\n", shell.err());
  }

  @Test
  void aHardwareFactShowsItsCode() {
    Shell shell = failing(new HalException("EBUSY", "gpio: line LED is already open; close it"));
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals("tay: gpio: line LED is already open; close it [EBUSY]\n", shell.err());
  }

  @Test
  void aBugOfOursShowsNoStackButHowToGetIt() {
    Shell shell = failing(new IllegalStateException("odd"));
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals(
        "tay: this should not happen: java.lang.IllegalStateException: odd; TAY_DEBUG=1 shows"
            + " where, please report it\n",
        shell.err());
  }

  @Test
  void aMistypedCommandIsWrongUsageWithTheNearOne() {
    Shell shell = Shell.tay("bord");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertEquals(
        "tay: unmatched argument at index 0: 'bord'; did you mean board?; see tay --help\n",
        shell.err());
  }

  @Test
  void aMistypedOptionIsWrongUsageWithTheNearOne() {
    Shell shell = Shell.tay("board", "list", "--jsn");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertEquals(
        "tay: unknown option: '--jsn'; did you mean --json?; see tay board list --help\n",
        shell.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "board"})
  void aGroupWithoutACommandIsWrongUsageThatNamesThem(String group) {
    Shell shell = Shell.tay(group.isEmpty() ? new String[0] : new String[] {group});
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().startsWith("tay: needs a command: "), shell.err());
  }

  @Test
  void everyCommandHasHelp() {
    helpOf(new CommandLine(new Main()), List.of());
  }

  private static void helpOf(CommandLine command, List<String> path) {
    List<String> arguments = new ArrayList<>(path);
    arguments.add("--help");
    Shell shell = Shell.tay(arguments.toArray(String[]::new));
    assertEquals(ExitCode.DONE, shell.code(), shell.err());
    assertTrue(
        shell.out().startsWith(("Usage: tay " + String.join(" ", path)).strip()), shell.out());
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              helpOf(sub, longer);
            });
  }
}
