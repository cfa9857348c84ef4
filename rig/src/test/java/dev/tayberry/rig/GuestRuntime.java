package dev.tayberry.rig;

import dev.tayberry.fixtures.Alone;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Brings the runtime into the machine: this JVM's own class path without the test tools, and {@code
 * tay} and {@code guest-java} to run it. So what is tested is always what has been compiled. Of a
 * machine left running only what has changed is copied again.
 */
final class GuestRuntime {
  private static final String LIB = "/opt/tayberry-rig";
  private static final Path PACKED = Path.of("target", "guest").toAbsolutePath();
  private static final List<String> NOT_FOR_BOARDS =
      List.of("junit", "opentest4j", "apiguardian", "surefire", "deploy-tool", "jsch", "tomlj");

  /** As the launcher's, but that less is compiled: emulated, that is soon dearer than it pays. */
  private static final String FLAGS =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -Xmx256m -XX:-UsePerfData -Xlog:aot=off -Xlog:cds=off"
          + " -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
          + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

  private final Shell root;
  private final boolean amd64;

  GuestRuntime(Shell root, boolean amd64) {
    this.root = root;
    this.amd64 = amd64;
  }

  void bring() {
    Map<String, Path> entries = entries();
    Set<String> there =
        Arrays.stream(root.run("mkdir -p " + LIB + " && ls " + LIB).text().split("\n"))
            .collect(Collectors.toSet());
    String classPath =
        entries.keySet().stream().map(name -> LIB + "/" + name).collect(Collectors.joining(":"));
    // On the host, while the machine unpacks.
    var trained = new FutureTask<>(() -> trained(entries, classPath));
    Thread.ofPlatform().name("training").start(trained);
    Map<String, Path> missing = new LinkedHashMap<>(entries);
    missing.keySet().removeAll(there);
    if (!missing.isEmpty()) {
      // Not in place at once: a copy that is broken off must not look like a whole one.
      String coming = LIB + "/coming";
      root.run("rm -rf %1$s && mkdir %1$s".formatted(coming)).ok();
      new Tar(root).send(missing, coming);
      root.run("mv %1$s/* %2$s && rmdir %1$s".formatted(coming, LIB)).ok();
    }
    String flags = FLAGS + sent(trained, there);
    program("guest-java", "exec java %s ${RIG_JAVA:-} -cp %s \"$@\"".formatted(flags, classPath));
    program(
        "tay",
        """
        case $1 in
          sim | test) main=dev.tayberry.simulator.Main ;;
          *) main=dev.tayberry.command.Main ;;
        esac
        exec guest-java $main "$@"
        """);
  }

  /** With an AOT cache an emulated start takes a third of the time. */
  private Optional<Path> trained(Map<String, Path> entries, String classPath) throws IOException {
    if (!amd64) {
      return Optional.empty();
    }
    Path jars = Files.createTempDirectory("rig-jars");
    for (var entry : entries.entrySet()) {
      Files.createSymbolicLink(jars.resolve(entry.getKey()), entry.getValue().toAbsolutePath());
    }
    try {
      var train =
          new ProcessBuilder(
              Rig.checkout().resolve("rig/train.sh").toString(), jars.toString(), classPath);
      try (var out = train.redirectError(ProcessBuilder.Redirect.INHERIT).start().inputReader()) {
        return Optional.ofNullable(out.readLine()).map(Path::of);
      }
    } finally {
      for (String name : entries.keySet()) {
        Files.delete(jars.resolve(name));
      }
      Files.delete(jars);
    }
  }

  /** The option that has Java use it; none where there is none. */
  private String sent(FutureTask<Optional<Path>> trained, Set<String> there) {
    try {
      Optional<Path> cache = trained.get();
      if (cache.isEmpty()) {
        return "";
      }
      String name = cache.get().getFileName().toString();
      if (!there.contains(name)) {
        root.run("rm -f " + LIB + "/aot-*").ok(); // a machine left running would fill up
        new Tar(root).send(Map.of(name, cache.get()), LIB);
      }
      return " -XX:AOTCache=" + LIB + "/" + name;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the start-up cache cannot be made", e);
    }
  }

  private void program(String name, String body) {
    String script = "#!/bin/sh\n" + body + "\n";
    root.run(
            "cat >/usr/local/bin/%1$s && chmod 755 /usr/local/bin/%1$s".formatted(name),
            new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)))
        .ok();
  }

  /** By a name that changes with the content's times and sizes. */
  private static Map<String, Path> entries() {
    try {
      return Alone.in(PACKED, GuestRuntime::packedEntries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Path> packedEntries() {
    Map<String, Path> entries = new LinkedHashMap<>();
    for (String word : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path entry = Path.of(word);
      if (Files.exists(entry) && NOT_FOR_BOARDS.stream().noneMatch(entry.toString()::contains)) {
        String name = entry.getFileName().toString().replaceFirst("\\.jar$", "");
        String marked = name + "-" + mark(entry) + ".jar";
        entries.put(marked, Files.isRegularFile(entry) ? entry : packed(entry, marked));
      }
    }
    return entries;
  }

  /** A folder of classes as a jar: an AOT cache takes no folders. */
  private static Path packed(Path folder, String name) {
    Path jar = PACKED.resolve(name);
    if (!Files.exists(jar)) {
      var errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      int exit =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(errors, errors, "-cf", jar.toString(), "-C", folder.toString(), ".");
      if (exit != 0) {
        throw new IllegalStateException("cannot pack " + folder);
      }
    }
    return jar;
  }

  private static String mark(Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      var crc = new CRC32();
      for (Path file : files.sorted().toList()) {
        String words = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        crc.update(words.getBytes(StandardCharsets.UTF_8));
      }
      return Long.toHexString(crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
