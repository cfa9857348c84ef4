package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The native half, as its JS half calls it. */
class GpioModuleTest {
  private static final GpioModule.InputOptions PLAIN =
      new GpioModule.InputOptions(null, null, null, null);
  private static final GpioModule.OutputOptions AS_WIRED =
      new GpioModule.OutputOptions(null, null, null, null, null);

  private final ManualLoop loop = new ManualLoop();
  private final SimulatedGpio gpio = TestBoard.gpio(loop.clock());
  private final Map<String, Wiring.Pin> pins = new LinkedHashMap<>();
  private final GpioModule module = module("desk");
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void nothingStaysOpen() {
    module.close();
    loop.runAll();
    assertEquals(List.of(), loop.holds());
    assertEquals(0, loop.clock().pending());
  }

  @Test
  void edgesArriveAsTasksOfTheLoop() {
    pins.put("key", pin("GPIO17"));
    input("key", PLAIN);
    gpio.drive("GPIO17", 1);
    assertEquals(List.of(), heard);
    loop.runAll();
    assertEquals(List.of("1 #1 lost 0"), heard);
  }

  @Test
  void aFloodKeepsTheLatestEdgesAndCountsTheLost() {
    pins.put("key", pin("GPIO17"));
    input("key", PLAIN);
    for (int i = 1; i <= EdgeQueue.CAPACITY + 10; i++) {
      gpio.drive("GPIO17", i % 2);
    }
    loop.runAll();
    assertEquals(EdgeQueue.CAPACITY, heard.size());
    assertEquals("1 #11 lost 10", heard.getFirst());
    assertEquals("0 #1034 lost 0", heard.getLast());
    gpio.drive("GPIO17", 1);
    loop.runAll();
    assertEquals("1 #1035 lost 0", heard.getLast());
  }

  @Test
  void edgesStillUnderWayAreForgottenOnClose() {
    pins.put("key", pin("GPIO17"));
    var key = input("key", PLAIN);
    gpio.drive("GPIO17", 1);
    key.close();
    loop.runAll();
    assertEquals(List.of(), heard);
  }

  @Test
  void theProgramIsKeptRunningWhileSomebodyListens() {
    pins.put("key", pin("GPIO17"));
    var key = input("key", PLAIN);
    assertEquals(List.of(), loop.holds());
    key.listen(true);
    key.listen(true);
    assertEquals(List.of("gpio: desk:key waits for edges"), loop.holds());
    key.listen(false);
    assertEquals(List.of(), loop.holds());
    key.listen(true);
    key.close();
    key.listen(true);
    assertEquals(List.of(), loop.holds());
  }

  @Test
  void theManifestsSettingsAreTheDefaults() {
    pins.put("key", new Wiring.Pin("GPIO17", "up", true, null, null));
    var key = input("key", PLAIN);
    assertEquals(1, gpio.level("GPIO17"));
    assertEquals(0, key.read());
  }

  @Test
  void theAppsOptionsComeBeforeTheManifestsSettings() {
    pins.put("key", new Wiring.Pin("GPIO17", "up", true, null, null));
    var key = input("key", new GpioModule.InputOptions(Pull.DOWN, false, null, null));
    assertEquals(0, gpio.level("GPIO17"));
    assertEquals(0, key.read());
  }

  @Test
  void debounceIsInMilliseconds() {
    pins.put("key", pin("GPIO17"));
    input("key", new GpioModule.InputOptions(null, null, 0.5, null));
    gpio.drive("GPIO17", 1);
    loop.advance(Duration.ofNanos(499_999));
    assertEquals(List.of(), heard);
    loop.advance(Duration.ofNanos(1));
    assertEquals(List.of("1 #1 lost 0"), heard);
  }

  @Test
  void closingTheModulePutsOutputsOnTheirSafeLevel() {
    pins.put("led", pin("GPIO27"));
    pins.put("relay", pin("GPIO22"));
    output("led", new GpioModule.OutputOptions(null, null, null, 0, 1));
    output("relay", new GpioModule.OutputOptions(null, null, null, 1, 0));
    module.close();
    module.close();
    assertEquals(1, gpio.level("GPIO27"));
    assertEquals(0, gpio.level("GPIO22"));
  }

  @Test
  void aLineThatFailsToCloseDoesNotKeepTheOthersFromTheirSafeLevel() {
    pins.put("led", pin("GPIO27"));
    pins.put("stuck", pin("GPIO22"));
    var stubborn = new GpioModule(new Stubborn(gpio), new Setup(loop, wiring("desk")));
    stubborn.output("led", new GpioModule.OutputOptions(null, null, null, 0, 1), error -> {});
    stubborn.output("stuck", AS_WIRED, error -> {});
    assertThrows(IllegalStateException.class, stubborn::close);
    assertEquals(1, gpio.level("GPIO27"));
  }

  @Test
  void severalOutputsAreOneRequestEachOnItsOwnSafeLevelInTheEnd() {
    pins.put("a", new Wiring.Pin("GPIO27", null, false, 1, null));
    pins.put("b", new Wiring.Pin("GPIO22", null, false, 0, null));
    var both = module.outputs(List.of("a", "b"), AS_WIRED, (double) 0b10, error -> {});
    assertEquals(0b10, both.readAll());
    assertEquals("desk:a+b", gpio.holder(TestBoard.LED).orElse("nobody"));
    both.writeAll(0b01, 0b01);
    assertEquals(0b11, both.readAll());
    assertEquals(0b11, both.written());
    both.writeAll(0b11, 0b10);
    both.close();
    assertEquals(1, gpio.level("GPIO27"));
    assertEquals(0, gpio.level("GPIO22"));
  }

  @Test
  void aReconfiguredOutputKeepsItsLevelAndTheVoltageThatIsSafe() {
    pins.put("relay", new Wiring.Pin("GPIO27", null, false, 1, null));
    var relay = output("relay", new GpioModule.OutputOptions(null, null, null, 0, null));
    relay.reconfigureOutput(new GpioModule.OutputOptions(true, null, null, null, null));
    assertEquals(1, gpio.level("GPIO27"), "logically low still");
    relay.write(1);
    assertEquals(0, gpio.level("GPIO27"));
    relay.close();
    assertEquals(1, gpio.level("GPIO27"));
  }

  @Test
  void theManifestSaysHowAnOutputDrives() {
    pins.put("bus", new Wiring.Pin("GPIO27", "up", "open-drain", false, null, null, null, null));
    var bus = output("bus", new GpioModule.OutputOptions(null, null, null, 1, null));
    assertEquals(1, gpio.level("GPIO27"));
    gpio.drive("GPIO27", 0);
    assertEquals(0, bus.read(), "somebody else holds it low");
    assertEquals(1, bus.written());
  }

  @Test
  void theManifestsSafeLevelWins() {
    pins.put("relay", new Wiring.Pin("GPIO27", null, false, 1, null));
    var relay = output("relay", new GpioModule.OutputOptions(null, null, null, 0, 0));
    relay.close();
    assertEquals(1, gpio.level("GPIO27"));
  }

  @Test
  void theManifestsLevelsArePhysicalAndTheAppsAreLogical() {
    pins.put("relay", new Wiring.Pin("GPIO27", null, true, 1, 1));
    pins.put("lamp", new Wiring.Pin("GPIO22", null, true, null, null));
    var relay = output("relay", AS_WIRED);
    assertEquals(0, relay.read());
    relay.write(1);
    assertEquals(0, gpio.level("GPIO27"));
    relay.close();
    assertEquals(1, gpio.level("GPIO27"));
    output("lamp", new GpioModule.OutputOptions(null, null, null, 1, 0)).close();
    assertEquals(1, gpio.level("GPIO22"));
  }

  @Test
  void anOutputStartsOnItsSafeLevelUnlessToldOtherwise() {
    pins.put("a", new Wiring.Pin("GPIO27", null, false, 1, null));
    pins.put("b", new Wiring.Pin("GPIO22", null, false, 0, 1));
    output("a", AS_WIRED);
    output("b", AS_WIRED);
    assertEquals(1, gpio.level("GPIO27"));
    assertEquals(1, gpio.level("GPIO22"));
  }

  @Test
  void anotherProgramsLineIsRefusedNamingItsHolder() {
    pins.put("key", pin("GPIO17"));
    var other = module("lamp");
    other.input("key", PLAIN, (value, timestamp, sequence, lost, index) -> {}, error -> {});
    refused(
        "EBUSY",
        "gpio: desk:key wants line GPIO17 (pinctrl-test 17), which lamp:key holds;"
            + " close it there first",
        "key");
    other.close();
    input("key", PLAIN);
  }

  @Test
  void aNameThatIsNotInTheManifestIsRefusedWithTheNearOneAndTheLineToAdd() {
    pins.put("led", pin("GPIO4"));
    refused(
        "ERR_ACCESS_DENIED",
        "gpio: this app has no pin \"leds\"; did you mean \"led\"? Else wire it in package.json:"
            + " \"tayberry\": { \"pins\": { \"leds\": \"GPIO17\" } }",
        "leds");
    refused(
        "ERR_ACCESS_DENIED",
        "gpio: this app has no pin \"lde\"; did you mean \"led\"? Else wire it in package.json:"
            + " \"tayberry\": { \"pins\": { \"lde\": \"GPIO17\" } }",
        "lde");
  }

  @Test
  void aPinsNumberIsRefusedWithItsName() {
    pins.put("key", pin("PIN11"));
    refused(
        "ERR_ACCESS_DENIED", "gpio: GPIO17 is \"key\" in this app; open it by that name", "GPIO17");
    refused(
        "ERR_ACCESS_DENIED",
        "gpio: code holds names, not pins; give PIN13 a name in package.json:"
            + " \"tayberry\": { \"pins\": { \"led\": \"PIN13\" } }",
        "PIN13");
  }

  @Test
  void aReservedLineIsRefusedWithItsReason() {
    pins.put("led", pin("GPIO0"));
    refused(
        "EPERM",
        "gpio: led is wired to GPIO0, which is reserved on Test Board: it reads the HAT's EEPROM;"
            + " wire it to another line",
        "led");
  }

  @Test
  void aLineThatTheBoardLacksIsRefused() {
    pins.put("led", pin("GPIO99"));
    refused(
        "ENODEV",
        "gpio: led is wired to GPIO99, which Test Board does not have;"
            + " change tayberry.pins.led in package.json",
        "led");
  }

  @Test
  void theLinesAreListedWithTheirNamesAndHolders() {
    pins.put("key", pin("PIN11"));
    input("key", PLAIN);
    var lines = module.lines();
    assertEquals(5, lines.size());
    assertEquals(new GpioModule.LineReport("GPIO17", 11, "key", "desk:key", null), lines.get(2));
    assertEquals("it reads the HAT's EEPROM", lines.getFirst().reserved());
  }

  @Test
  void aMachineWithoutLinesRefusesWithTheCure() {
    pins.put("key", pin("GPIO17"));
    var bare =
        new GpioModule(new LinuxGpio(Path.of("/nonexistent")), new Setup(loop, wiring("desk")));
    var error = assertThrows(HalException.class, () -> bare.output("key", AS_WIRED, e -> {}));
    assertEquals("ENODEV", error.code());
    assertEquals(5, bare.lines().size());
  }

  private OpenPin input(String name, GpioModule.InputOptions options) {
    return module.input(
        name,
        options,
        (value, timestamp, sequence, lost, index) ->
            heard.add("%d #%.0f lost %.0f".formatted(value, sequence, lost)),
        error -> heard.add(error.code()));
  }

  private OpenPin output(String name, GpioModule.OutputOptions options) {
    return module.output(name, options, error -> heard.add(error.code()));
  }

  private void refused(String code, String message, String name) {
    var error = assertThrows(HalException.class, () -> input(name, PLAIN));
    assertEquals(message, error.getMessage());
    assertEquals(code, error.code());
  }

  private GpioModule module(String owner) {
    return new GpioModule(gpio, new Setup(loop, wiring(owner)));
  }

  private Wiring wiring(String owner) {
    return new Wiring(TestBoard.BOARD, owner, pins, Map.of(), Map.of(), List.of());
  }

  private static Wiring.Pin pin(String line) {
    return new Wiring.Pin(line, null, false, null, null);
  }

  /** A backend whose line "stuck" does not close. */
  private record Stubborn(Gpio gpio) implements Gpio {
    @Override
    public Optional<String> holder(Line line) {
      return gpio.holder(line);
    }

    @Override
    public OpenLines open(LineRequest request, LineListener listener) {
      var lines = gpio.open(request, listener);
      if (!request.consumer().endsWith(":stuck")) {
        return lines;
      }
      return new OpenLines() {
        @Override
        public long read() {
          return lines.read();
        }

        @Override
        public void write(long mask, long levels) {
          lines.write(mask, levels);
        }

        @Override
        public void reconfigure(List<LineSettings> settings) {
          lines.reconfigure(settings);
        }

        @Override
        public void close() {
          throw new IllegalStateException("stuck");
        }
      };
    }
  }
}
