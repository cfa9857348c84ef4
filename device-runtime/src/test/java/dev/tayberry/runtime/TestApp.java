package dev.tayberry.runtime;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The app of a folder, with its manifest, as a program on a simulated board. */
final class TestApp {
  private TestApp() {}

  /** Its data folder is {@code data} in its own. */
  static Program program(Path folder, EventLoop loop, Hardware hardware, Output out, Output err) {
    var run =
        new Launch.Run(
            Boards.load("simulated"),
            Map.of(),
            Map.of(),
            data(folder),
            List.of(),
            1L,
            Input.NONE,
            out,
            err);
    return new Program(loop, Launch.of(Manifest.read(folder), run), hardware, own -> List.of());
  }

  private static Path data(Path folder) {
    try {
      return Files.createDirectories(folder.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
