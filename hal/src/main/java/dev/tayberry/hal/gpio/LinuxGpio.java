package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import dev.tayberry.hal.linux.LineClaims;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of this machine, on the kernel's character device (version 2). Any thread. */
public final class LinuxGpio implements Gpio {
  /** Edges the kernel keeps for a request that nobody reads just now. */
  private static final int BUFFER = 1024;

  private final LinuxChips chips;

  public LinuxGpio() {
    this(Path.of("/dev"));
  }

  LinuxGpio(Path dev) {
    chips = new LinuxChips(dev);
  }

  @Override
  public Optional<String> holder(Line line) {
    try {
      var claimed = LineClaims.holder(line.chip(), line.offset());
      return claimed.isPresent() ? claimed : LinuxChips.holder(chips.of(line), line.offset());
    } catch (HalException e) {
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
                throw busy(request, settings.line(), holder);
              });
    }
    return new LinuxLines(request, take(chip, request), listener);
  }

  private static int take(LinuxChips.Chip chip, LineRequest request) {
    int fd = LinuxChips.open(chip.device());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = LinuxUapi.request(arena, request, BUFFER);
      Libc.ioctl(fd, LinuxUapi.GET_LINE, struct);
      return LinuxUapi.descriptor(struct);
    } catch (Errno e) {
      throw refusal(chip, request, e);
    } finally {
      Libc.close(fd);
    }
  }

  private static HalException refusal(LinuxChips.Chip chip, LineRequest request, Errno e) {
    return switch (e.number()) {
      case Errno.EBUSY -> busy(chip, request);
      case Errno.ENOTTY ->
          new HalException(
              "ENOTTY", "gpio: this kernel is too old; GPIO needs Linux 5.10 or later");
      default ->
          new HalException(
              e.name(),
              "gpio: the kernel refuses %s on %s (%s)"
                  .formatted(request.consumer(), chip.label(), e.name()));
    };
  }

  private static HalException busy(LineRequest request, Line line, String holder) {
    return new HalException(
        "EBUSY",
        "gpio: %s wants line %s (%s %d), which %s holds; close it there first"
            .formatted(request.consumer(), line.name(), line.chip(), line.offset(), holder));
  }

  private static HalException busy(LinuxChips.Chip chip, LineRequest request) {
    for (LineSettings settings : request.lines()) {
      Line line = settings.line();
      Optional<String> holder = LinuxChips.holder(chip, line.offset());
      if (holder.isPresent()) {
        return busy(request, line, holder.get());
      }
    }
    return new HalException(
        "EBUSY", "gpio: a line of " + request.consumer() + " is held by another program");
  }
}
