package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The structs and numbers of the kernel's GPIO character device, version 2, as {@code linux/gpio.h}
 * has them. They are the same on all 64-bit machines.
 */
final class LinuxUapi {
  private static final int TYPE = 0xB4;
  private static final int READ = 2;
  private static final int READ_WRITE = 3;

  static final int CHIP_INFO_SIZE = 68;
  static final int LINE_INFO_SIZE = 256;
  static final int CONFIG_SIZE = 272;
  static final int REQUEST_SIZE = 592;
  static final int VALUES_SIZE = 16;
  static final int EVENT_SIZE = 48;

  static final long GET_CHIP_INFO = Libc.request(READ, TYPE, 0x01, CHIP_INFO_SIZE);
  static final long GET_LINE_INFO = Libc.request(READ_WRITE, TYPE, 0x05, LINE_INFO_SIZE);
  static final long GET_LINE = Libc.request(READ_WRITE, TYPE, 0x07, REQUEST_SIZE);
  static final long SET_CONFIG = Libc.request(READ_WRITE, TYPE, 0x0D, CONFIG_SIZE);
  static final long GET_VALUES = Libc.request(READ_WRITE, TYPE, 0x0E, VALUES_SIZE);
  static final long SET_VALUES = Libc.request(READ_WRITE, TYPE, 0x0F, VALUES_SIZE);

  static final long FLAG_USED = 1;
  private static final long FLAG_ACTIVE_LOW = 1 << 1;
  private static final long FLAG_INPUT = 1 << 2;
  private static final long FLAG_OUTPUT = 1 << 3;
  private static final long FLAG_RISING = 1 << 4;
  private static final long FLAG_FALLING = 1 << 5;
  private static final long FLAG_OPEN_DRAIN = 1 << 6;
  private static final long FLAG_OPEN_SOURCE = 1 << 7;
  private static final long FLAG_PULL_UP = 1 << 8;
  private static final long FLAG_PULL_DOWN = 1 << 9;
  private static final long FLAG_NO_PULL = 1 << 10;

  private static final int ATTRIBUTE_FLAGS = 1;
  private static final int ATTRIBUTE_VALUES = 2;
  private static final int ATTRIBUTE_DEBOUNCE = 3;
  private static final int MOST_ATTRIBUTES = 10;
  private static final int ATTRIBUTE_SIZE = 24;

  private static final int NAME_SIZE = 32;
  private static final int REQUEST_CONFIG = 288;
  private static final int REQUEST_COUNT = 560;
  private static final int REQUEST_BUFFER = 564;
  private static final int REQUEST_FD = 588;

  private LinuxUapi() {}

  /** A {@code gpio_v2_line_request} for these lines, all on one chip. */
  static MemorySegment request(Arena arena, LineRequest request, int buffer) {
    MemorySegment struct = arena.allocate(REQUEST_SIZE, 8);
    for (int i = 0; i < request.lines().size(); i++) {
      struct.setAtIndex(JAVA_INT, i, request.lines().get(i).line().offset());
    }
    byte[] consumer = request.consumer().getBytes(StandardCharsets.UTF_8);
    int length = Math.min(consumer.length, NAME_SIZE - 1); // the last byte ends it
    MemorySegment.copy(consumer, 0, struct, JAVA_BYTE, 256, length);
    struct.asSlice(REQUEST_CONFIG, CONFIG_SIZE).copyFrom(config(arena, request.lines()));
    struct.set(JAVA_INT, REQUEST_COUNT, request.lines().size());
    struct.set(JAVA_INT, REQUEST_BUFFER, buffer);
    return struct;
  }

  /** The descriptor that the kernel filled in. */
  static int descriptor(MemorySegment request) {
    return request.get(JAVA_INT, REQUEST_FD);
  }

  /**
   * A {@code gpio_v2_line_config}: the first line's flags for all, and an attribute, whose mask
   * counts lines by their place in the request, for each way in which others differ.
   *
   * @throws HalException E2BIG where the lines differ in more ways than the kernel takes
   */
  static MemorySegment config(Arena arena, List<LineSettings> lines) {
    MemorySegment struct = arena.allocate(CONFIG_SIZE, 8);
    Map<Long, Long> flags = masks(lines, LinuxUapi::flags);
    long common = flags.entrySet().iterator().next().getKey();
    struct.set(JAVA_LONG, 0, common);
    flags.remove(common);
    flags.forEach((value, mask) -> attribute(struct, ATTRIBUTE_FLAGS, value, mask));
    long outputs = 0;
    long levels = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof LineSettings.Output output) {
        outputs |= 1L << i;
        levels |= (long) output.initial() << i;
      }
    }
    if (outputs != 0) {
      attribute(struct, ATTRIBUTE_VALUES, levels, outputs);
    }
    Map<Long, Long> debounces = masks(lines, LinuxUapi::debounceMicros);
    debounces.remove(0L);
    debounces.forEach((micros, mask) -> attribute(struct, ATTRIBUTE_DEBOUNCE, micros, mask));
    return struct;
  }

  private static Map<Long, Long> masks(
      List<LineSettings> lines, ToLongFunction<LineSettings> property) {
    Map<Long, Long> masks = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      masks.merge(property.applyAsLong(lines.get(i)), 1L << i, (a, b) -> a | b);
    }
    return masks;
  }

  private static void attribute(MemorySegment config, int id, long value, long mask) {
    int count = config.get(JAVA_INT, 8);
    if (count == MOST_ATTRIBUTES) {
      throw new HalException(
          "E2BIG",
          "gpio: the lines of one request differ in more than %d ways; open some apart"
              .formatted(MOST_ATTRIBUTES));
    }
    long at = 32 + (long) count * ATTRIBUTE_SIZE;
    config.set(JAVA_INT, at, id);
    config.set(JAVA_LONG, at + 8, value); // the debounce's 32 bits come first: little-endian
    config.set(JAVA_LONG, at + 16, mask);
    config.set(JAVA_INT, 8, count + 1);
  }

  private static long flags(LineSettings settings) {
    long flags = pull(settings.pull()) | (settings.activeLow() ? FLAG_ACTIVE_LOW : 0);
    return switch (settings) {
      case LineSettings.Output output -> flags | FLAG_OUTPUT | drive(output.drive());
      case LineSettings.Input input -> flags | FLAG_INPUT | edges(input);
    };
  }

  private static long drive(Drive drive) {
    return switch (drive) {
      case PUSH_PULL -> 0;
      case OPEN_DRAIN -> FLAG_OPEN_DRAIN;
      case OPEN_SOURCE -> FLAG_OPEN_SOURCE;
    };
  }

  private static long pull(Pull pull) {
    return switch (pull) {
      case AS_IS -> 0;
      case UP -> FLAG_PULL_UP;
      case DOWN -> FLAG_PULL_DOWN;
      case NONE -> FLAG_NO_PULL;
    };
  }

  private static long edges(LineSettings.Input input) {
    return (input.edges().includes(1) ? FLAG_RISING : 0)
        | (input.edges().includes(0) ? FLAG_FALLING : 0);
  }

  private static long debounceMicros(LineSettings settings) {
    return settings instanceof LineSettings.Input input ? input.debounce().toNanos() / 1000 : 0;
  }

  /** A name of the kernel's, which ends at the first NUL. */
  static String name(MemorySegment struct, long offset) {
    int length = 0;
    while (length < NAME_SIZE && struct.get(JAVA_BYTE, offset + length) != 0) {
      length++;
    }
    byte[] bytes = struct.asSlice(offset, length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
