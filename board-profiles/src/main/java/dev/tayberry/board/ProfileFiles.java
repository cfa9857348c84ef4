package dev.tayberry.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The profile files of one folder, found by looking into it: nobody keeps a list.
 *
 * @param texts name without {@code .json} to content; a slash marks what only others extend
 */
record ProfileFiles(Map<String, String> texts) {
  private static final String SUFFIX = ".json";

  ProfileFiles {
    texts = new TreeMap<>(texts);
  }

  /** Those packed with this class, be that in a jar or in a folder of classes. */
  static ProfileFiles ofResources() {
    String self = ProfileFiles.class.getSimpleName() + ".class";
    URL found = ProfileFiles.class.getResource(self);
    if (found == null) {
      throw new IllegalStateException("no resources beside " + self);
    }
    try {
      return found.openConnection() instanceof JarURLConnection jar
          ? ofJar(jar, self)
          : ofFolder(Path.of(URI.create(found.toString())).resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProfileFiles ofFolder(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(withoutSuffix(name), Files.readString(file));
      }
    }
    return new ProfileFiles(texts);
  }

  private static ProfileFiles ofJar(JarURLConnection connection, String self) throws IOException {
    // The cached JarFile is shared with the class loader: reading on in it is cheap, but it must
    // not be closed here.
    JarFile jar = connection.getJarFile();
    String folder = connection.getEntryName().replace(self, "");
    Map<String, String> texts = new TreeMap<>();
    for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      if (entry.getName().startsWith(folder) && entry.getName().endsWith(SUFFIX)) {
        try (var in = jar.getInputStream(entry)) {
          String name = entry.getName().substring(folder.length());
          texts.put(withoutSuffix(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return new ProfileFiles(texts);
  }

  private static String withoutSuffix(String name) {
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Those that are boards themselves, sorted. */
  List<String> boards() {
    return texts.keySet().stream().filter(name -> !name.contains("/")).toList();
  }

  /** Those in a folder, {@code chip}. */
  List<String> in(String folder) {
    return texts.keySet().stream().filter(name -> name.startsWith(folder + "/")).toList();
  }
}
