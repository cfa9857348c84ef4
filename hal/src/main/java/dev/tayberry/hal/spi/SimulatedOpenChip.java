package dev.tayberry.hal.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program's end of a simulated chip. Transfers happen at once, when their time is over. */
final class SimulatedOpenChip implements OpenChip {
  private final SimulatedSocket socket;
  private final ChipRequest request;
  private boolean closed;

  SimulatedOpenChip(SimulatedSocket socket, ChipRequest request) {
    this.socket = socket;
    this.request = request;
    socket.open(request);
  }

  @Override
  public Duration takes(int bytes) {
    var settings = request.settings();
    long bits = (long) bytes / settings.wordBytes() * settings.bitsPerWord();
    return Duration.ofNanos(bits * 1_000_000_000L / settings.speed());
  }

  @Override
  public List<byte[]> transfer(List<byte[]> parts) {
    ChipErrors.check(request.settings(), parts);
    if (closed) {
      throw ChipErrors.closed(request.chip());
    }
    var chip = socket.chip();
    if (chip != null) {
      chip.select();
    }
    List<byte[]> back = new ArrayList<>();
    for (byte[] part : parts) {
      byte[] given = chip == null ? null : chip.transfer(part.clone());
      back.add(given == null ? new byte[part.length] : Arrays.copyOf(given, part.length));
    }
    return back;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      socket.closed(request);
    }
  }
}
