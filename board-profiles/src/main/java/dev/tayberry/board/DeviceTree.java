package dev.tayberry.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel says the machine is. */
final class DeviceTree {
  private DeviceTree() {}

  /**
   * The names in a {@code compatible} file, most specific first; none where the file is not there,
   * as on a laptop. The kernel ends each name with a NUL.
   */
  static List<String> compatible(Path file) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try {
      String names = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Stream.of(names.split("\0", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new BoardException(
          "boards: cannot read " + file + " (" + e.getMessage() + "); name the board instead");
    }
  }
}
