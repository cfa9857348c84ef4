package dev.tayberry.hal.i2c;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program's end of a simulated bus. Transactions happen at once, when their time is over. */
final class SimulatedBus implements OpenBus {
  /** What the kernel waits for a bus that does not move. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int BITS_OF_A_BYTE = 9; // with its acknowledgement

  private final SimulatedWires wires;
  private boolean closed;

  SimulatedBus(SimulatedWires wires) {
    this.wires = wires;
  }

  @Override
  public Duration takes(int address, List<Message> messages) {
    if (wires.isStuck()) {
      return PATIENCE;
    }
    long bits = 1; // the stop
    for (var message : messages) {
      bits += 1 + BITS_OF_A_BYTE; // start, address
      if (wires.answering(address) == null) {
        break;
      }
      bits += (long) BITS_OF_A_BYTE * message.length();
    }
    return Duration.ofNanos(bits * 1_000_000_000L / wires.speed());
  }

  @Override
  public List<byte[]> transfer(int address, List<Message> messages) {
    BusErrors.check(address, messages.size());
    messages.forEach(BusErrors::check);
    refuseTrouble(address);
    List<byte[]> read = new ArrayList<>();
    for (var message : messages) {
      var device = wires.answering(address); // each time: it may be gone in the middle
      if (device == null) {
        throw BusErrors.noAnswer(wires.name(), address);
      }
      switch (message) {
        case Message.Write(byte[] bytes) -> {
          if (Boolean.FALSE.equals(device.write(bytes))) {
            throw BusErrors.noAnswer(wires.name(), address);
          }
        }
        case Message.Read(int length) -> read.add(read(device, address, length));
      }
    }
    return read;
  }

  private byte[] read(SimulatedDevice device, int address, int length) {
    byte[] given = device.read(length);
    if (given == null) {
      throw BusErrors.noAnswer(wires.name(), address);
    }
    byte[] read = Arrays.copyOf(given, length);
    if (given.length < length) {
      Arrays.fill(read, given.length, length, (byte) 0xFF);
    }
    return read;
  }

  /** A device of a rig is never confused by being called, so none has to be read from. */
  @Override
  public List<Found> scan(boolean read) {
    refuseTrouble(FIRST);
    List<Found> found = new ArrayList<>();
    for (int address = FIRST; address <= LAST; address++) {
      if (wires.answering(address) != null) {
        found.add(new Found(address, Found.State.ANSWERS));
      }
    }
    return found;
  }

  private void refuseTrouble(int address) {
    if (closed) {
      throw BusErrors.closed(wires.name());
    }
    if (wires.isStuck()) {
      throw BusErrors.stuck(wires.name(), address);
    }
    var fault = wires.takeFault();
    if (fault != null) {
      throw switch (fault) {
        case ARBITRATION -> BusErrors.lost(wires.name(), address);
        case BROKEN -> BusErrors.brokenOff(wires.name(), address);
      };
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
