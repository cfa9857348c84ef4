package dev.tayberry.hal.spi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions as spidev takes them: no message longer than its buffer. What is longer goes in
 * several messages, and each but the last asks for the chip to stay selected.
 */
final class ChipMessages {
  // struct spi_ioc_transfer
  private static final int SIZE = 32;
  private static final long TX = 0;
  private static final long RX = 8;
  private static final long LENGTH = 16;
  private static final long SPEED = 20;
  private static final long BITS = 26;
  private static final long CS_CHANGE = 27;

  /** In the kernel's buffer each piece begins at a multiple of a cache line. */
  private static final int CACHE_LINE = 128;

  /** Some bytes of a part, sent in one go. */
  record Piece(int part, int from, int length) {}

  private final int fd;
  private final SpiSettings settings;
  private final int buffer;

  ChipMessages(int fd, SpiSettings settings, int buffer) {
    this.fd = fd;
    this.settings = settings;
    this.buffer = Math.max(CACHE_LINE, buffer / CACHE_LINE * CACHE_LINE);
  }

  List<byte[]> send(List<byte[]> parts) {
    List<byte[]> back = new ArrayList<>();
    parts.forEach(part -> back.add(new byte[part.length]));
    var all = messages(parts);
    for (int i = 0; i < all.size(); i++) {
      try {
        send(all.get(i), i < all.size() - 1, parts, back);
      } catch (Errno e) {
        if (i > 0) {
          deselect();
        }
        throw e;
      }
    }
    return back;
  }

  /** What goes in which message. */
  List<List<Piece>> messages(List<byte[]> parts) {
    List<List<Piece>> all = new ArrayList<>();
    List<Piece> message = new ArrayList<>();
    int used = 0;
    for (int part = 0; part < parts.size(); part++) {
      int from = 0;
      do {
        int length = Math.min(parts.get(part).length - from, buffer - used);
        message.add(new Piece(part, from, length));
        from += length;
        used += (length + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
        if (used >= buffer) {
          all.add(message);
          message = new ArrayList<>();
          used = 0;
        }
      } while (from < parts.get(part).length);
    }
    if (!message.isEmpty()) {
      all.add(message);
    }
    return all;
  }

  private void send(List<Piece> message, boolean more, List<byte[]> parts, List<byte[]> back) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(buffer);
      MemorySegment transfers = arena.allocate((long) SIZE * message.size(), 8);
      long at = 0;
      for (int i = 0; i < message.size(); i++) {
        var piece = message.get(i);
        MemorySegment place = bytes.asSlice(at, piece.length);
        MemorySegment.copy(parts.get(piece.part), piece.from, place, JAVA_BYTE, 0, piece.length);
        boolean stays = more && i == message.size() - 1;
        fill(transfers.asSlice((long) SIZE * i, SIZE), place, stays);
        at += piece.length;
      }
      Libc.ioctl(fd, Libc.request(1, 'k', 0, SIZE * message.size()), transfers);
      at = 0;
      for (var piece : message) {
        MemorySegment.copy(bytes, JAVA_BYTE, at, back.get(piece.part), piece.from, piece.length);
        at += piece.length;
      }
    }
  }

  /** Received bytes take the place of those that were sent; spidev allows it. */
  private void fill(MemorySegment transfer, MemorySegment place, boolean stays) {
    transfer.set(JAVA_LONG, TX, place.address());
    transfer.set(JAVA_LONG, RX, place.address());
    transfer.set(JAVA_INT, LENGTH, (int) place.byteSize());
    transfer.set(JAVA_INT, SPEED, settings.speed());
    transfer.set(JAVA_BYTE, BITS, (byte) settings.bitsPerWord());
    transfer.set(JAVA_BYTE, CS_CHANGE, (byte) (stays ? 1 : 0));
  }

  /** After a transaction that broke off in the middle. */
  private void deselect() {
    try (Arena arena = Arena.ofConfined()) {
      Libc.ioctl(fd, Libc.request(1, 'k', 0, SIZE), arena.allocate(SIZE, 8));
    } catch (Errno e) {
      // The first error is the one to tell; the next transfer selects anew anyway.
    }
  }
}
