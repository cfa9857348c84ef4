package dev.tayberry.board;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The door to the profiles. */
public final class Boards {
  /** Where the kernel says what the machine is. */
  public static final String COMPATIBLE = "/proc/device-tree/compatible";

  private static final ProfileFiles FILES = ProfileFiles.ofResources();

  private Boards() {}

  /** Every board there is a profile for, sorted. */
  public static List<String> names() {
    return FILES.boards();
  }

  /**
   * One of them.
   *
   * @throws BoardException if there is no such profile (the message has the near name), or it is
   *     wrong
   */
  public static Board load(String name) {
    return new Profiles(FILES).load(name);
  }

  /** The board this program runs on, if there is a profile for it. */
  public static Optional<Board> detect() {
    return detect(Path.of(COMPATIBLE));
  }

  /** The first of a device tree's {@code compatible} names, most specific first, with a profile. */
  public static Optional<Board> detect(Path compatible) {
    return compatible(compatible).stream().filter(names()::contains).findFirst().map(Boards::load);
  }

  /** A machine's names in such a file, most specific first; none where there is no device tree. */
  public static List<String> compatible(Path file) {
    return DeviceTree.compatible(file);
  }
}
