package dev.tayberry.hal.i2c;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

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
import org.jspecify.annotations.Nullable;

/** An open device file of i2c-dev. One transaction at a time, from any thread. */
final class LinuxBus implements OpenBus {
  private static final long I2C_SLAVE = 0x0703;
  private static final long I2C_FUNCS = 0x0705;

  private final String bus;
  private final String device;
  private final int fd;
  private final BusCalls calls;
  private boolean closed;

  /** Takes the descriptor over. */
  LinuxBus(String bus, String device, int fd) {
    this.bus = bus;
    this.device = device;
    this.fd = fd;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment functions = arena.allocate(JAVA_LONG);
      Libc.ioctl(fd, I2C_FUNCS, functions);
      long can = functions.get(JAVA_LONG, 0);
      calls = (can & SmbusCalls.I2C) != 0 ? new RdwrCalls(fd, can) : new SmbusCalls(fd, can);
    } catch (RuntimeException e) {
      Libc.close(fd);
      throw e;
    }
  }

  @Override
  public synchronized List<byte[]> transfer(int address, List<Message> messages) {
    BusErrors.check(address, messages.size());
    messages.forEach(BusErrors::check);
    refuseClosed();
    try {
      // The kernel's own drivers are not asked by a transaction: a clock's must not be disturbed.
      choose(address);
      return calls.transfer(address, messages);
    } catch (Errno e) {
      throw explain(address, e);
    }
  }

  @Override
  public synchronized List<Found> scan(boolean read) {
    refuseClosed();
    List<Found> found = new ArrayList<>();
    for (int address = FIRST; address <= LAST; address++) {
      var state = look(address, read);
      if (state != null) {
        found.add(new Found(address, state));
      }
    }
    return found;
  }

  private Found.@Nullable State look(int address, boolean read) {
    try {
      choose(address);
    } catch (Errno e) {
      if (e.number() == Errno.EBUSY) {
        return Found.State.IN_USE;
      }
      throw explain(address, e);
    }
    boolean reads = Found.isRead(address);
    if (!reads && !calls.canCall()) {
      if (!read) {
        return Found.State.UNTRIED;
      }
      reads = true;
    }
    try {
      calls.look(address, reads);
      return Found.State.ANSWERS;
    } catch (Errno e) {
      // These mean the bus itself, of which no address can be said to be free. The others are some
      // adapter's word for a missing answer.
      return switch (e.number()) {
        case Errno.ETIMEDOUT -> throw BusErrors.stuck(bus, address);
        case Errno.EAGAIN -> throw BusErrors.lost(bus, address);
        default -> null;
      };
    }
  }

  private void choose(int address) {
    Libc.ioctl(fd, I2C_SLAVE, MemorySegment.ofAddress(address));
  }

  private void refuseClosed() {
    if (closed) {
      throw BusErrors.closed(bus);
    }
  }

  private HalException explain(int address, Errno e) {
    String what = BusErrors.hex(address) + " on " + bus;
    return switch (e.number()) {
      case Errno.ENXIO, Errno.EREMOTEIO -> BusErrors.noAnswer(bus, address);
      // Some adapters' word for a missing answer, and the kernel's for a missing adapter.
      case Errno.ENODEV ->
          Files.exists(Path.of(device))
              ? BusErrors.noAnswer(bus, address)
              : new HalException(
                  "ENODEV",
                  "i2c: %s (%s) is gone: its driver was unloaded, or its adapter unplugged; open it again when it is back"
                      .formatted(bus, device),
                  e);
      case Errno.EBUSY ->
          new HalException(
              "EBUSY",
              "i2c: %s is held by the kernel's driver %s; use what the driver offers, or remove its dtoverlay from config.txt"
                  .formatted(what, driver(address)),
              e);
      case Errno.EAGAIN -> BusErrors.lost(bus, address);
      case Errno.ETIMEDOUT -> BusErrors.stuck(bus, address);
      case Errno.EIO -> BusErrors.brokenOff(bus, address);
      case Errno.EOPNOTSUPP ->
          new HalException(
              "EOPNOTSUPP", "i2c: the adapter of %s cannot do this transfer".formatted(bus), e);
      default -> new HalException(e.name(), "i2c: the transfer with %s failed".formatted(what), e);
    };
  }

  private String driver(int address) {
    Path driver =
        Path.of("/sys/bus/i2c/devices/%d-%04x/driver".formatted(LinuxI2c.number(device), address));
    try {
      return driver.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "there";
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.close(fd);
    }
  }
}
