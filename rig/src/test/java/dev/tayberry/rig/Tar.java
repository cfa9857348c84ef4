package dev.tayberry.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Copies files into the machine: tar on both ends, since rsync is not on every host. */
final class Tar {
  private final Shell shell;

  Tar(Shell shell) {
    this.shell = shell;
  }

  /** A file or a folder; what was at its place goes away. */
  void copy(Path from, String to) {
    int slash = to.lastIndexOf('/');
    String parent = to.substring(0, slash);
    shell.run("rm -rf '" + to + "' && mkdir -p '" + parent + "'").ok();
    send(Map.of(to.substring(slash + 1), from), parent);
  }

  /** Files and folders, each under a name of its own, into a folder that is there. */
  void send(Map<String, Path> files, String to) {
    try {
      // Links with the wanted names, which tar follows.
      Path links = Files.createTempDirectory("rig");
      for (var file : files.entrySet()) {
        Files.createSymbolicLink(links.resolve(file.getKey()), file.getValue().toAbsolutePath());
      }
      var tar = new ProcessBuilder("tar", "-C", links.toString(), "-chf", "-", "--");
      tar.command().addAll(files.keySet());
      tar.redirectError(ProcessBuilder.Redirect.DISCARD);
      try (var in = tar.start().getInputStream()) {
        shell.run("tar -C '" + to + "' --no-same-owner -xf -", in).ok();
      }
      for (String name : files.keySet()) {
        Files.delete(links.resolve(name));
      }
      Files.delete(links);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
