package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialModuleTest {
  private static final Map<String, Object> JIECANG =
      Map.of(
          "type",
          "length",
          "start",
          List.of(0xF2, 0xF2),
          "lengthAt",
          3,
          "lengthAdds",
          6,
          "max",
          22,
          "checksum",
          Map.of("type", "sum8", "from", 2, "at", -2),
          "end",
          List.of(0x7E));

  private final SimulatedLineEnd end = new SimulatedLineEnd();
  private final ManualLoop loop = new ManualLoop(end.clock);
  private final SerialModule module =
      new SerialModule(
          end.serial,
          new Setup(
              loop,
              new Wiring(
                  Boards.load("simulated"),
                  "desk-app",
                  Map.of(),
                  Map.of(
                      "desk", new Wiring.Port("UART2", 9600),
                      "spare", new Wiring.Port("UART3", null)),
                  Map.of(),
                  List.of())));
  private final List<String> events = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() {
    module.close();
    loop.runAll();
    loop.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), loop.holds());
    assertEquals(0, end.clock.pending());
    assertFalse(end.uart.isOpen());
  }

  private static Map<String, Object> options(Map<String, Object> more) {
    var options =
        new HashMap<String, Object>(
            Map.of(
                "dataBits", 8,
                "stopBits", 1,
                "parity", "none",
                "flowControl", "none",
                "bufferSize", 64));
    options.putAll(more);
    return options;
  }

  private Connection open(String port, Map<String, Object> more) {
    var opened =
        module.open(
            port,
            options(more),
            (event, bytes, reason, count) ->
                events.add(
                    (event + " " + HexFormat.of().formatHex(bytes) + " " + reason + " " + count)
                        .replaceAll(" 0$", "")
                        .strip()));
    loop.runAll();
    return opened.join();
  }

  private void hear(String hex) {
    end.write(HexFormat.of().parseHex(hex));
    loop.advance(Duration.ofMillis(100));
  }

  private HalException refused(String port) {
    return assertThrows(HalException.class, () -> open(port, Map.of()));
  }

  @Test
  void opensByNameAndByWhatTheManifestNames() {
    open("desk", Map.of()).close();
    var port = open("UART2", Map.of());
    assertEquals("UART2", port.path());
    assertEquals(9600, end.uart.baudRate());
    assertEquals(List.of("serial port UART2"), loop.holds());
  }

  @Test
  void refusesWhatTheManifestDoesNotNameWithTheLineToAdd() {
    var path = refused("/dev/ttyUSB0");
    assertEquals("ERR_ACCESS_DENIED", path.code());
    assertTrue(
        path.getMessage().endsWith("\"serial\": { \"ttyusb0\": { \"port\": \"/dev/ttyUSB0\" } }"),
        path.getMessage());
    assertEquals("ERR_ACCESS_DENIED", refused("UART4").code());
    var name = refused("dsk");
    assertEquals("ENOENT", name.code());
    assertTrue(name.getMessage().contains("desk"), name.getMessage());
  }

  @Test
  void needsABaudRateFromSomewhere() {
    assertEquals(HalException.Kind.TYPE_ERROR, refused("spare").kind());
    open("spare", Map.of("baudRate", 115_200.0));
  }

  @Test
  void aSecondProgramIsToldWhoHasThePort() {
    open("desk", Map.of());
    var error = assertThrows(CompletionException.class, () -> open("desk", Map.of())).getCause();
    assertEquals("serial: UART2 is already open by desk-app; close it first", error.getMessage());
  }

  @Test
  void listsPortsWithTheManifestsNames() {
    var named = module.list().join().stream().filter(port -> port.name() != null).toList();
    assertEquals(
        List.of("UART2 desk", "UART3 spare"),
        named.stream().map(port -> port.path() + " " + port.name()).toList());
  }

  @Test
  void bytesWaitUntilTheyAreAskedFor() {
    var port = open("desk", Map.of());
    hear("0102");
    assertEquals(List.of(), events);
    port.resume();
    loop.runAll();
    hear("03");
    port.pause();
    hear("04");
    assertEquals(List.of("data 0102", "data 03"), events);
  }

  @Test
  void bytesThatNobodyReadsAreLostAndCounted() {
    var port = open("desk", Map.of());
    hear("00".repeat(60));
    hear("11".repeat(10));
    hear("2222");
    assertEquals(List.of("overrun   6", "overrun   2"), events);
    port.resume();
    loop.runAll();
    assertEquals("data 11111111", events.getLast());
  }

  @Test
  void framesAndGarbageComeInTheOrderOfTheLine() {
    open("desk", Map.of("framing", JIECANG)).resume();
    hear("00FE" + "F2F2010302EE07FB7E" + "F2F2010302EE07FC7E" + "F2F20E01000F7E");
    assertEquals(
        List.of(
            "garbage 00fe noise 2",
            "frame f2f2010302ee07fb7e",
            "garbage f2f2010302ee07fc7e checksum 11",
            "frame f2f20e01000f7e"),
        events);
  }

  @Test
  void silenceAbandonsAHalfFrameWithoutWaitingForTheNext() {
    var gap = new HashMap<>(JIECANG);
    gap.put("gap", 20);
    open("desk", Map.of("framing", gap)).resume();
    end.write(HexFormat.of().parseHex("F2F2010302"));
    loop.advance(Duration.ofMillis(30));
    assertEquals(List.of(), events);
    loop.advance(Duration.ofMillis(20));
    assertEquals(List.of("garbage f2f2010302 truncated 5"), events);
  }

  @Test
  void whatCameBeforeAnUnplugIsGivenBeforeItIsTold() {
    var port = open("desk", Map.of("framing", JIECANG));
    end.write(HexFormat.of().parseHex("F2F20E01000F7EF2F2"));
    loop.advance(Duration.ofMillis(20));
    end.unplug();
    loop.runAll();
    assertEquals(
        List.of("frame f2f20e01000f7e", "garbage f2f2 truncated 2", "disconnect  unplugged"),
        events);
    assertEquals(List.of(), loop.holds());
    var write = port.write(new byte[1]);
    loop.runAll();
    var error = assertThrows(CompletionException.class, write::join).getCause();
    assertEquals("ENODEV", ((HalException) error).code());
  }

  @Test
  void lastWordsAreSentAtTheEndBeforeWhatWaits() {
    var port = open("desk", Map.of("lastWords", HexFormat.of().parseHex("f1f12b002b7e")));
    var begun = port.write(HexFormat.of().parseHex("f1f10100017e"));
    var waiting = port.write(new byte[20]);
    end.clock.advance(Duration.ofMillis(2));
    module.close();
    end.clock.advance(Duration.ofMillis(20));
    assertEquals("f1f10100017ef1f12b002b7e", HexFormat.of().formatHex(end.heard()));
    assertTrue(begun.isDone() && !begun.isCompletedExceptionally());
    assertTrue(waiting.isCompletedExceptionally());
  }

  @Test
  void nothingIsToldAfterClose() {
    var port = open("desk", Map.of());
    port.resume();
    end.write(new byte[3]);
    end.clock.advance(Duration.ofMillis(10));
    port.close();
    loop.runAll();
    assertEquals(List.of(), events);
  }
}
