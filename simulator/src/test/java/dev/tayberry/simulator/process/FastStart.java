package dev.tayberry.simulator.process;

import dev.tayberry.fixtures.Alone;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * How a {@code tay} of a test is started: with an AOT cache, as {@code ./tay} does, since these
 * tests start dozens of them. The cache takes jars only, so folders of classes are packed first.
 */
final class FastStart {
  private static final Path FOLDER = Path.of("target/process-tests").toAbsolutePath();
  private static final Pattern FLAGS =
      Pattern.compile("^jvm_flags=\"([^\"]*)\"", Pattern.MULTILINE);
  private static List<String> command = List.of();

  private FastStart() {}

  /** All of the command line up to the main class's arguments. */
  static synchronized List<String> command() {
    if (command.isEmpty()) {
      try {
        command = Alone.in(FOLDER, FastStart::prepare);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return command;
  }

  private static List<String> prepare() throws IOException {
    List<Path> elements = elements();
    // The JVM does not notice that a jar has changed, so the folder's name says what it is good
    // for.
    Path folder = Files.createDirectories(FOLDER.resolve(digest(elements)));
    var jars = new ArrayList<String>();
    for (Path element : elements) {
      jars.add((Files.isDirectory(element) ? packed(element, folder) : element).toString());
    }
    Path cache = folder.resolve("cache.aot");
    String classPath = String.join(File.pathSeparator, jars);
    if (!Files.exists(cache) && !train(cache, classPath)) {
      System.out.println("no AOT cache, so the tests take longer: see " + folder.resolve("log"));
      return java("-cp", classPath, "dev.tayberry.simulator.Main");
    }
    return java("-XX:AOTCache=" + cache, "-cp", classPath, "dev.tayberry.simulator.Main");
  }

  private static List<Path> elements() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .map(Path::of)
        .filter(Files::exists)
        .filter(element -> !element.endsWith("test-classes"))
        .toList();
  }

  /** With the launcher's own flags. */
  private static List<String> java(String... more) throws IOException {
    var flags = FLAGS.matcher(Files.readString(Path.of("../tay")));
    if (!flags.find()) {
      throw new IOException("../tay says no jvm_flags");
    }
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of(flags.group(1).replace("\\\n", "").split(" +")));
    command.addAll(List.of(more));
    return List.copyOf(command);
  }

  private static Path packed(Path classes, Path folder) throws IOException {
    Path jar = folder.resolve(classes.getParent().getParent().getFileName() + ".jar");
    if (!Files.exists(jar)) {
      String name = jar.toString();
      ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
      if (tool.run(System.out, System.err, "cf0", name, "-C", classes.toString(), ".") != 0) {
        throw new IOException("could not pack " + classes);
      }
    }
    return jar;
  }

  private static boolean train(Path cache, String classPath) throws IOException {
    Path made = cache.resolveSibling("cache.new");
    var command =
        new ArrayList<>(
            java("-XX:AOTCacheOutput=" + made, "-cp", classPath, "dev.tayberry.simulator.Main"));
    command.add("train");
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(cache.resolveSibling("log").toFile())
              .start()
              .waitFor();
      if (code != 0 || !Files.exists(made)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    Files.move(made, cache);
    return true;
  }

  private static String digest(List<Path> elements) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((System.getProperty("java.vm.version") + java()).getBytes());
      for (Path element : elements) {
        try (var files = Files.walk(element)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update((file + " " + Files.size(file)).getBytes());
            if (Files.isDirectory(element)) {
              digest.update(Files.readAllBytes(file));
            }
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
