package dev.tayberry.runtime.device;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app as it lies there at one moment, ready to be started. */
record App(Manifest manifest, Release release, Board board, Program.Spec spec) {

  /**
   * Reads it; blocks. The folder is looked up once, so that all that is loaded is of one release.
   *
   * @throws RuntimeException {@link DeviceException#text} knows which are the app's
   */
  static App read(Surroundings around, Output out, Output err) {
    Path folder = folder(around.app());
    Manifest manifest = Manifest.read(folder);
    Release release = Release.of(folder);
    Board board = board(around.board(), release.board());
    var run =
        new Launch.Run(
            board,
            Settings.over(around, manifest),
            Map.of(),
            data(around.data()),
            List.of(),
            null,
            Input.standard(),
            out,
            err);
    return new App(manifest, release, board, Launch.of(manifest, run));
  }

  private static Path folder(Path app) {
    try {
      Path folder = app.toRealPath();
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // The same to whoever reads it.
    }
    throw new DeviceException("there is no app in " + app + "; deploy it again");
  }

  private static Path data(Path data) {
    try {
      return Files.createDirectories(data);
    } catch (IOException e) {
      throw new DeviceException("cannot make the data folder " + data + ": " + e.getMessage());
    }
  }

  /** Whoever deployed has looked at the machine; what it says itself is for folders copied here. */
  private static Board board(@Nullable String named, @Nullable String released) {
    String name = named == null || named.isEmpty() ? released : named;
    if (name != null) {
      return Boards.load(name);
    }
    return Boards.detect()
        .orElseThrow(
            () ->
                new DeviceException(
                    "this machine is no board that is known; name it with TAY_BOARD (tay board list)"));
  }
}
