package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The structs, against what the kernel's {@code linux/gpio.h} makes of them on 64 bits. */
class LinuxUapiTest {
  private final Arena arena = Arena.ofAuto();

  @Test
  void ioctlsHaveTheNumbersOfTheHeader() {
    assertEquals(0x8044B401L, LinuxUapi.GET_CHIP_INFO);
    assertEquals(0xC100B405L, LinuxUapi.GET_LINE_INFO);
    assertEquals(0xC250B407L, LinuxUapi.GET_LINE);
    assertEquals(0xC110B40DL, LinuxUapi.SET_CONFIG);
    assertEquals(0xC010B40EL, LinuxUapi.GET_VALUES);
    assertEquals(0xC010B40FL, LinuxUapi.SET_VALUES);
  }

  @Test
  void aRequestHasItsFieldsWhereTheHeaderHasThem() {
    var request = new LineRequest("desk:led", List.of(output(27, 1), output(22, 0)));
    MemorySegment struct = LinuxUapi.request(arena, request, 77);
    assertEquals(592, struct.byteSize());
    assertEquals(27, struct.get(JAVA_INT, 0));
    assertEquals(22, struct.get(JAVA_INT, 4));
    assertEquals("desk:led", LinuxUapi.name(struct, 256));
    assertEquals(2, struct.get(JAVA_INT, 560), "num_lines");
    assertEquals(77, struct.get(JAVA_INT, 564), "event_buffer_size");
  }

  @Test
  void aLongConsumerIsCutToLeaveRoomForItsEnd() {
    var struct = LinuxUapi.request(arena, new LineRequest("x".repeat(40), output(1, 0)), 0);
    assertEquals("x".repeat(31), LinuxUapi.name(struct, 256));
  }

  @Test
  void theFirstLevelsTravelInTheRequest() {
    MemorySegment config = LinuxUapi.config(arena, List.of(output(27, 1), output(22, 0)));
    assertEquals(1L << 3, config.get(JAVA_LONG, 0), "both are outputs");
    assertEquals(1, config.get(JAVA_INT, 8), "num_attrs");
    assertEquals(2, config.get(JAVA_INT, 32), "the attribute is of levels");
    assertEquals(0b01, config.get(JAVA_LONG, 40));
    assertEquals(0b11, config.get(JAVA_LONG, 48), "the mask counts places, not offsets");
  }

  @Test
  void aLineThatDiffersHasAnAttributeOfItsOwn() {
    var config =
        LinuxUapi.config(
            arena,
            List.of(
                input(5, Duration.ofMillis(25)),
                new LineSettings.Output(line(6), Pull.UP, Drive.OPEN_DRAIN, true, 1, null)));
    assertEquals(1 << 2 | 1 << 4 | 1 << 5 | 1 << 8, config.get(JAVA_LONG, 0), "the input");
    assertEquals(1, config.get(JAVA_INT, 32), "flags");
    assertEquals(1 << 1 | 1 << 3 | 1 << 6 | 1 << 8, config.get(JAVA_LONG, 40), "the output");
    assertEquals(0b10, config.get(JAVA_LONG, 48));
    assertEquals(3, config.get(JAVA_INT, 80), "a debounce");
    assertEquals(25_000, config.get(JAVA_INT, 88), "microseconds");
    assertEquals(0b01, config.get(JAVA_LONG, 96));
  }

  @Test
  void moreDifferencesThanTheKernelTakesAreRefused() {
    List<LineSettings> lines =
        IntStream.range(1, 13).<LineSettings>mapToObj(i -> input(i, Duration.ofMillis(i))).toList();
    var error = assertThrows(HalException.class, () -> LinuxUapi.config(arena, lines));
    assertEquals("E2BIG", error.code());
  }

  private static LineSettings.Output output(int offset, int initial) {
    return new LineSettings.Output(line(offset), false, initial, null);
  }

  private static LineSettings.Input input(int offset, Duration debounce) {
    return new LineSettings.Input(line(offset), Pull.UP, false, debounce, Edges.BOTH);
  }

  private static Line line(int offset) {
    return new Line("GPIO" + offset, "pinctrl-bcm2711", offset, null, "none", null);
  }
}
