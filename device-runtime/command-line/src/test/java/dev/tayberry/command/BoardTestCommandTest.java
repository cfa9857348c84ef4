package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.LineListener;
import dev.tayberry.hal.gpio.LineRequest;
import dev.tayberry.hal.gpio.LineSettings;
import dev.tayberry.hal.gpio.OpenLines;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is refused before a pin is driven, and the promises on two simulated pins. */
class BoardTestCommandTest {
  private static final Board BOARD = Boards.load("raspberrypi,4-model-b");

  private final EventLoop loop = new EventLoop(new VirtualTime());

  @Test
  void onePinTwiceIsRefused() {
    Shell shell = Shell.tay("board", "test", "--board=" + BOARD.name(), "GPIO27", "PIN13");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("it takes two pins"), shell.err());
  }

  @Test
  void aPinThatIsNotThereIsRefused() {
    Shell shell = Shell.tay("board", "test", "--board=" + BOARD.name(), "GPIO27", "GPIO99");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("no line GPIO99"), shell.err());
  }

  @Test
  void aPinTheBoardNeedsItselfIsRefused() {
    Shell shell = Shell.tay("board", "test", "--board=" + BOARD.name(), "GPIO0", "GPIO17");
    assertEquals(ExitCode.WRONG_USAGE, shell.code());
    assertTrue(shell.err().contains("not to be driven"), shell.err());
  }

  @Test
  void allPromisesAreToldToBeKeptOnTwoPinsWithAWire() {
    SimulatedGpio gpio = board();
    gpio.wire("GPIO27", "GPIO17");
    Shell shell = test(gpio);
    assertEquals(ExitCode.DONE, shell.code(), shell.out() + shell.err());
    List<String> lines = shell.out().lines().toList();
    assertEquals("ok      an input reads what the wired output writes", lines.getFirst());
    int promises = lines.size() - 1;
    assertTrue(promises > 20, shell.out());
    assertTrue(lines.stream().limit(promises).allMatch(line -> line.startsWith("ok      ")));
    assertEquals("%1$d of %1$d promises kept".formatted(promises), lines.getLast());
    assertEquals("", shell.err());
  }

  @Test
  void aWireThatIsMissingIsAskedFor() {
    Shell shell = test(board());
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals("", shell.out());
    assertEquals(
        "tay: GPIO17 (pin 11) does not follow GPIO27 (pin 13): is there a wire?"
            + " Join the two pins, with 1 kOhm in it, and nothing else to either\n",
        shell.err());
  }

  @Test
  void aBrokenPromiseIsNamedWithWhatItGot() {
    SimulatedGpio gpio = board();
    gpio.wire("GPIO27", "GPIO17");
    Shell shell = test(new Forgetful(gpio));
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(
        shell
            .out()
            .contains(
                """
                not ok  a taken line is refused, naming its holder
                        the holder: expected check:mine, got nobody
                """),
        shell.out());
    String last = shell.out().lines().toList().getLast();
    assertTrue(last.matches("(\\d+) of (?!\\1 )\\d+ promises kept"), last);
  }

  @Test
  void whatTheBoardRefusesIsToldWithItsCure() {
    SimulatedGpio gpio = board();
    gpio.wire("GPIO27", "GPIO17");
    var led = new LineSettings.Output(BOARD.line("GPIO27").orElseThrow(), false, 0, null);
    try (var held = gpio.open(new LineRequest("blinky:led", led), LineListener.NONE)) {
      Shell shell = test(gpio);
      assertEquals(ExitCode.FAILED, shell.code());
      assertTrue(shell.err().startsWith("tay: "), shell.err());
      assertTrue(shell.err().contains("blinky:led"), shell.err());
      assertEquals(0, held.level(0));
    }
  }

  private SimulatedGpio board() {
    return new SimulatedGpio(new SimulatedBoard(loop, BOARD, 1));
  }

  private Shell test(Gpio gpio) {
    return Shell.run(
        new BoardTest(() -> gpio, this::pass), "--board=" + BOARD.name(), "GPIO27", "GPIO17");
  }

  /** What is due until then happens, in no time. */
  private void pass(Duration time) {
    var over = new AtomicBoolean();
    loop.after(time, () -> over.set(true));
    loop.run(() -> !over.get());
  }

  /** Does not know who holds a line. */
  private record Forgetful(Gpio gpio) implements Gpio {
    @Override
    public Optional<String> holder(Line line) {
      return Optional.empty();
    }

    @Override
    public OpenLines open(LineRequest request, LineListener listener) {
      return gpio.open(request, listener);
    }
  }
}
