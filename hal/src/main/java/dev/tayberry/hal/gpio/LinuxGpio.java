package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import dev.tayberry.hal.linux.LineClaims;
import dev.tayberry.hal.linux.PulseMarks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of this machine, on the kernel's character device (version 2), and in a Pi4J context.
 * Any thread.
 */
public final class LinuxGpio implements Gpio {
  /** Edges the kernel keeps for a request that nobody reads just now: the most it takes. */
  private static final int BUFFER = 1024;

  private final LinuxChips chips;
  private final LinuxRegistry registry = new LinuxRegistry();

  public LinuxGpio() {
    this(Path.of("/dev"));
  }

  LinuxGpio(Path dev) {
    chips = new LinuxChips(dev);
  }

  /**
   * All that opening lines takes but the opening: for a JVM that writes down which classes that
   * are. Chips are only asked what they are.
   *
   * @param gpio has the lines that are opened instead
   * @param request outputs without safe levels
   */
  public static void rehearse(Gpio gpio, LineRequest request) {
    LinuxGpio real = new LinuxGpio();
    request.lines().forEach(settings -> real.holder(settings.line()));
    try (Arena arena = Arena.ofConfined()) {
      LinuxUapi.request(arena, request, BUFFER);
    }
    real.registry.add(request, LineListener.NONE, told -> gpio.open(request, told)).close();
    // Nothing ever comes on it.
    new LinuxLines(request, Libc.eventfd(), LineListener.NONE).close();
  }

  @Override
  public Optional<String> holder(Line line) {
    try {
      var claimed = LineClaims.holder(line.chip(), line.offset());
      return claimed.isPresent()
          ? claimed
          : Optional.ofNullable(LinuxChips.info(chips.of(line), line.offset()).holder());
    } catch (HalException | Errno e) {
      return Optional.empty(); // whoever opens it hears what is wrong
    }
  }

  @Override
  public OpenLines open(LineRequest request, LineListener listener) {
    LinuxChips.Chip chip = chips.of(request.lines().getFirst().line());
    for (LineSettings settings : request.lines()) {
      if (!settings.line().chip().equals(chip.label())) {
        throw new HalException(
            "EINVAL",
            "gpio: %s asks for lines of %s and %s at once; open those of each chip apart"
                .formatted(request.consumer(), chip.label(), settings.line().chip()));
      }
      LineClaims.holder(settings.line().chip(), settings.line().offset())
          .ifPresent(
              holder -> {
                throw LinuxRefusal.busy(request, settings.line(), holder);
              });
    }
    int fd = take(chip, request);
    request.lines().forEach(each -> PulseMarks.HERE.forget(each.line().name()));
    return registry.add(request, listener, told -> new LinuxLines(request, fd, told));
  }

  private static int take(LinuxChips.Chip chip, LineRequest request) {
    int fd = LinuxChips.open(chip.device());
    try (Arena arena = Arena.ofConfined()) {
      checkNames(fd, chip, request);
      MemorySegment struct = LinuxUapi.request(arena, request, BUFFER);
      Libc.ioctl(fd, LinuxUapi.GET_LINE, struct);
      return LinuxUapi.descriptor(struct);
    } catch (Errno e) {
      throw LinuxRefusal.ofRequest(fd, chip, request, e);
    } finally {
      Libc.close(fd);
    }
  }

  /** A kernel that numbers the lines in another way must not have the wrong one driven. */
  private static void checkNames(int fd, LinuxChips.Chip chip, LineRequest request) {
    for (LineSettings settings : request.lines()) {
      Line line = settings.line();
      String name = LinuxChips.info(fd, line.offset()).name();
      if (name.matches("GPIO\\d+") && !name.equals(line.name())) {
        throw new HalException(
            "ENODEV",
            "gpio: line %d of %s is %s here, not %s; is this the board the app was told of? See: tay board detect"
                .formatted(line.offset(), chip.label(), name, line.name()));
      }
    }
  }
}
