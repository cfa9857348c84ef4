package dev.tayberry.hal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a unix socket, which Java's channels do not. Each send opens a socket of its
 * own: who sends a line in ten seconds need not hold one in between.
 */
public final class UnixDatagram {
  /** {@code sun_path} of {@code struct sockaddr_un}. */
  private static final int LONGEST_PATH = 108;

  private static final int FAMILY = 2;

  private final byte[] path;

  /**
   * To the socket of that name.
   *
   * @param address a path, or {@code @name} for one that is in no folder
   * @throws IllegalArgumentException if it is neither, or too long
   */
  public UnixDatagram(String address) {
    byte[] name = address.getBytes(StandardCharsets.UTF_8);
    boolean known = address.length() > 1 && (address.startsWith("/") || address.startsWith("@"));
    // A path has a zero after it; an abstract name has its zero in front, for the @.
    if (!known || name.length + (address.startsWith("/") ? 1 : 0) > LONGEST_PATH) {
      throw new IllegalArgumentException(
          "\"%s\" is no unix socket: an absolute path or @name of at most %d bytes"
              .formatted(address, LONGEST_PATH - 1));
    }
    path = name;
  }

  /**
   * One datagram; waits while the reader's queue is full.
   *
   * @throws Errno if nobody takes it
   */
  public void send(String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = bytes(arena, text.getBytes(StandardCharsets.UTF_8));
      int socket = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM);
      try {
        Libc.sendto(socket, bytes, address(arena));
      } finally {
        Libc.close(socket);
      }
    }
  }

  private MemorySegment address(Arena arena) {
    boolean hidden = path[0] == '@';
    // The length counts: what follows an abstract name would belong to it.
    MemorySegment address = arena.allocate(FAMILY + path.length + (hidden ? 0 : 1), FAMILY);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) Libc.AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY, path.length);
    if (hidden) {
      address.set(ValueLayout.JAVA_BYTE, FAMILY, (byte) 0);
    }
    return address;
  }

  private static MemorySegment bytes(Arena arena, byte[] text) {
    MemorySegment bytes = arena.allocate(text.length);
    MemorySegment.copy(text, 0, bytes, ValueLayout.JAVA_BYTE, 0, text.length);
    return bytes;
  }
}
