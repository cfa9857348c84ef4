package dev.tayberry.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryBoardTest {
  static List<String> names() {
    return Boards.names();
  }

  @Test
  void theBoardsPromisedAreThere() {
    assertTrue(
        names()
            .containsAll(
                List.of(
                    "raspberrypi,model-zero-2-w",
                    "raspberrypi,3-model-b",
                    "raspberrypi,3-model-b-plus",
                    "raspberrypi,3-model-a-plus",
                    "raspberrypi,4-model-b",
                    "raspberrypi,400",
                    "raspberrypi,4-compute-module",
                    "raspberrypi,5-model-b",
                    "raspberrypi,500",
                    "raspberrypi,5-compute-module",
                    "simulated")),
        () -> "there are only " + names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void loadsWithEveryLineAndPinOfTheHeader(String name) {
    Board board = Boards.load(name);

    assertEquals(name, board.name());
    assertFalse(board.model().isBlank());
    assertEquals(
        IntStream.rangeClosed(1, 40).boxed().toList(),
        board.header().stream().map(HeaderPin::number).toList());
    assertEquals(
        IntStream.range(0, 28).mapToObj(n -> "GPIO" + n).toList(),
        board.lines().stream().map(Line::name).toList());
    for (Line line : board.lines()) {
      assertEquals(line, board.line("PIN" + line.headerPin()).orElseThrow());
      assertEquals(line.offset() <= 8 ? "up" : "down", line.bootPull(), line.name());
    }
    assertTrue(board.line("GPIO0").orElseThrow().reserved() != null);
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhichChipAndChannelAPwmOutputIs(String name) {
    List<Controller> outputs = Boards.load(name).controllers(Controller.Kind.PWM);

    Set<Controller.Channel> channels =
        outputs.stream().flatMap(c -> Stream.ofNullable(c.channel())).collect(Collectors.toSet());
    assertEquals(outputs.size(), channels.size(), "each has one, and none twice");
    for (Controller.Channel channel : channels) {
      assertTrue(channel.device().matches("[0-9a-f]+\\.pwm"), channel.device());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysHowToReachEveryControllerItHas(String name) {
    Board board = Boards.load(name);

    for (Controller.Kind kind : Controller.Kind.values()) {
      assertFalse(board.controllers(kind).isEmpty(), kind + " on " + name);
    }
    Set<String> devices =
        board.controllers().stream()
            .flatMap(c -> board.device(c.name()).stream())
            .collect(Collectors.toSet());
    long withDevice = board.controllers().stream().filter(c -> c.device() != null).count();
    assertEquals(withDevice, devices.size(), "two controllers share a device file");
    assertEquals(board.simulated(), devices.isEmpty());
    for (Controller controller : board.controllers()) {
      for (Controller.Route route : controller.routes()) {
        assertFalse(route.lines().isEmpty(), controller.name());
        assertTrue(
            route.enable().stream()
                .allMatch(line -> line.matches("(dtoverlay|dtparam|enable_uart)=\\S+")),
            () -> controller.name() + ": " + route.enable());
      }
    }
  }
}
