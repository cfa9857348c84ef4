package dev.tayberry.hal.serial;

import dev.tayberry.board.Board;
import java.util.List;

/** Finds serial ports and opens them. */
public interface SerialPorts {
  /** The ports there are now, in the order of their paths. */
  List<PortInfo> list();

  /**
   * What a manifest's name for a port means here, as {@link PortSettings#port()} takes it.
   *
   * @param port {@code UART2}, or a path, which is its own answer
   * @throws dev.tayberry.hal.HalException ENOENT where the board has no such UART or it is off
   */
  String locate(Board board, String port);

  /**
   * Opens a port for one program alone. From here on the listener is called, on any thread.
   *
   * @param owner the program's name, shown to whoever finds the port taken
   * @throws dev.tayberry.hal.HalException ENOENT, EACCES, EBUSY (naming the holder), EINVAL, ENOTTY
   */
  OpenPort open(PortSettings settings, String owner, PortListener listener);

  /** Whether finding, opening and closing may block, and must be done away from the loop. */
  boolean blocks();

  /** As {@link #blocks()}, for one port as {@link #locate} found it. */
  default boolean blocks(String port) {
    return blocks();
  }
}
