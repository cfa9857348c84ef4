package dev.tayberry.hal.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An open device file of spidev. One transaction at a time, from any thread. */
final class LinuxChip implements OpenChip {
  private static final int TYPE = 'k';
  private static final int WRITE = 1;
  private static final long WR_BITS_PER_WORD = Libc.request(WRITE, TYPE, 3, 1);
  private static final long WR_MAX_SPEED_HZ = Libc.request(WRITE, TYPE, 4, 4);
  private static final long WR_MODE32 = Libc.request(WRITE, TYPE, 5, 4);
  private static final int CS_HIGH = 0x04;
  private static final int LSB_FIRST = 0x08;

  private static final Path BUFFER_SIZE = Path.of("/sys/module/spidev/parameters/bufsiz");
  private static final int USUAL_BUFFER = 4096;

  private final String chip;
  private final String device;
  private final SpiSettings settings;
  private final int fd;
  private final Runnable release;
  private final ChipMessages messages;
  private final boolean turnsBits;
  private boolean closed;

  /**
   * Takes the descriptor over.
   *
   * @param chip what errors call it
   * @param release called once it is closed, but not where this constructor fails
   */
  LinuxChip(String chip, String device, SpiSettings settings, int fd, Runnable release) {
    this.chip = chip;
    this.device = device;
    this.settings = settings;
    this.fd = fd;
    this.release = release;
    try (Arena arena = Arena.ofConfined()) {
      turnsBits = set(arena.allocate(JAVA_INT));
      messages = new ChipMessages(fd, settings, bufferSize());
    } catch (RuntimeException e) {
      Libc.close(fd);
      throw e;
    }
  }

  /** Returns whether bits have to be turned around here, since the controller cannot. */
  private boolean set(MemorySegment value) {
    int mode = settings.mode() | (settings.csHigh() ? CS_HIGH : 0);
    boolean turns = false;
    if (settings.lsbFirst() && !takes(value, WR_MODE32, mode | LSB_FIRST)) {
      if (settings.bitsPerWord() != 8) {
        throw cannot("lsbFirst with words of " + settings.bitsPerWord() + " bits");
      }
      turns = true;
    }
    if ((!settings.lsbFirst() || turns) && !takes(value, WR_MODE32, mode)) {
      throw cannot(
          settings.csHigh() && takes(value, WR_MODE32, settings.mode())
              ? "csHigh"
              : "mode " + settings.mode());
    }
    if (!takes(value, WR_BITS_PER_WORD, settings.bitsPerWord())) {
      throw cannot(settings.bitsPerWord() + " bits per word");
    }
    if (!takes(value, WR_MAX_SPEED_HZ, settings.speed())) {
      throw cannot("a speed of " + settings.speed());
    }
    return turns;
  }

  private boolean takes(MemorySegment value, long request, int setting) {
    value.set(JAVA_INT, 0, setting); // little-endian, so the low byte comes first
    try {
      Libc.ioctl(fd, request, value);
      return true;
    } catch (Errno e) {
      if (e.number() == Errno.EINVAL) {
        return false;
      }
      throw e;
    }
  }

  private HalException cannot(String what) {
    return new HalException(
        "EINVAL", "spi: the controller of %s cannot do %s".formatted(chip, what));
  }

  private static int bufferSize() {
    try {
      return Integer.parseInt(Files.readString(BUFFER_SIZE).strip());
    } catch (IOException | NumberFormatException e) {
      return USUAL_BUFFER;
    }
  }

  @Override
  public synchronized List<byte[]> transfer(List<byte[]> parts) {
    ChipErrors.check(settings, parts);
    if (closed) {
      throw ChipErrors.closed(chip);
    }
    try {
      var back = messages.send(turnsBits ? turned(parts) : parts);
      return turnsBits ? turned(back) : back;
    } catch (Errno e) {
      throw explain(e);
    }
  }

  private static List<byte[]> turned(List<byte[]> parts) {
    List<byte[]> all = new ArrayList<>();
    for (byte[] part : parts) {
      byte[] turned = new byte[part.length];
      for (int i = 0; i < part.length; i++) {
        turned[i] = (byte) (Integer.reverse(part[i]) >>> 24);
      }
      all.add(turned);
    }
    return all;
  }

  private HalException explain(Errno e) {
    return switch (e.number()) {
      case Errno.EINVAL ->
          new HalException(
              "EINVAL",
              "spi: the controller of %s cannot do this transfer at %d bits per second and %d bits per word; most cannot go below some kilohertz"
                  .formatted(chip, settings.speed(), settings.bitsPerWord()),
              e);
      case Errno.ESHUTDOWN, Errno.ENODEV, Errno.ENXIO ->
          new HalException(
              "ENODEV",
              "spi: %s (%s) is gone: its driver was unbound; open it again when it is back"
                  .formatted(chip, device),
              e);
      case Errno.ETIMEDOUT ->
          new HalException(
              "ETIMEDOUT",
              "spi: the controller of %s did not finish in time; try again, slower".formatted(chip),
              e);
      default -> new HalException(e.name(), "spi: the transfer with %s failed".formatted(chip), e);
    };
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.close(fd);
      release.run();
    }
  }
}
