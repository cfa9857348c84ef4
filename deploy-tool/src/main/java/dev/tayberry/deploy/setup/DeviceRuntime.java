package dev.tayberry.deploy.setup;

import dev.tayberry.deploy.release.Sha256;
import dev.tayberry.deploy.release.Tar;
import dev.tayberry.runtime.Version;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * What a device carries of us: the jars of the runtime out of this process's own class path, so
 * that what runs here is what goes there, the native libraries for its architecture, and what
 * starts it. Called by its content.
 */
final class DeviceRuntime implements Payload {
  private static final String SERIAL_LIBRARY = "libjSerialComm.so";
  private static final String TRUFFLE_LIBRARY = "libtruffleattach.so";

  /** By path. */
  private final Map<String, Source> files = new TreeMap<>();

  private final String listing;
  private final String version;

  /** Where a file's bytes are. */
  private interface Source {
    InputStream open() throws IOException;

    long size() throws IOException;

    static Source of(byte[] bytes) {
      return new Source() {
        @Override
        public InputStream open() {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
          return bytes.length;
        }
      };
    }

    static Source of(Path file) {
      return new Source() {
        @Override
        public InputStream open() throws IOException {
          return Files.newInputStream(file);
        }

        @Override
        public long size() throws IOException {
          return Files.size(file);
        }
      };
    }
  }

  /**
   * Of this process.
   *
   * @param programs what goes into {@code bin}, by name
   */
  static DeviceRuntime of(Facts.Architecture architecture, Map<String, String> programs) {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    try {
      return new DeviceRuntime(Carried.all(), classPath, architecture, programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DeviceRuntime(
      List<Carried> jars,
      List<Path> classPath,
      Facts.Architecture architecture,
      Map<String, String> programs)
      throws IOException {
    for (Carried jar : jars) {
      add(jar, Jars.find(jar, classPath), architecture);
    }
    programs.forEach(
        (name, text) -> files.put("bin/" + name, Source.of(text.getBytes(StandardCharsets.UTF_8))));
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Source> file : files.entrySet()) {
      try (InputStream in = file.getValue().open()) {
        lines.append(Sha256.of(in)).append("  ").append(file.getKey()).append('\n');
      }
    }
    listing = lines.toString();
    version = Version.CURRENT + "-" + Sha256.of(listing).substring(0, 8);
  }

  private void add(Carried jar, Path entry, Facts.Architecture architecture) throws IOException {
    String to = "lib/" + jar.jar();
    if (Files.isDirectory(entry)) {
      files.put(to, Source.of(Jars.pack(entry))); // from a build's own folders, as tests have them
    } else if (jar.name().equals("jSerialComm")) {
      // What it would unpack at each start, and an app's user has no folder to run a library from.
      byte[] library = Jars.member(entry, architecture.serial());
      files.put("native/" + SERIAL_LIBRARY, Source.of(library));
      files.put(to, Source.of(Jars.without(entry, name -> name.matches(".*\\.(so|dll|jnilib)"))));
    } else {
      if (jar.name().equals("truffle-api")) {
        files.put(
            "native/" + TRUFFLE_LIBRARY, Source.of(Jars.member(entry, architecture.truffle())));
      }
      files.put(to, Source.of(entry));
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public long size() {
    try {
      long size = 0;
      for (Source file : files.values()) {
        size += file.size();
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    // Jars are packed already; trying hard only costs time.
    var gzip =
        new GZIPOutputStream(out, 1 << 16) {
          {
            def.setLevel(1);
          }
        };
    try (Tar tar = new Tar(gzip)) {
      tar.file(version + "/files", false, listing.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, Source> file : files.entrySet()) {
        boolean program = file.getKey().startsWith("bin/");
        try (InputStream in = file.getValue().open()) {
          tar.file(version + "/" + file.getKey(), program, file.getValue().size(), in);
        }
      }
    }
    gzip.finish();
  }
}
