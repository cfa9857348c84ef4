package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.Peripheral;
import dev.tayberry.hal.Peripherals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One peripheral is one folder, and all folders look alike. */
class HalFoldersTest {
  private static final Path HAL = House.ROOT.resolve("hal/src/main/java/dev/tayberry/hal");

  /**
   * What is no peripheral: the kernel's calls, the machine, what the buses share, and parts that
   * are JavaScript alone.
   */
  private static final Set<String> SHARED = Set.of("bus", "linux", "machine", "parts");

  /** Every other folder of hal is a peripheral. */
  static List<String> peripherals() throws IOException {
    try (Stream<Path> folders = Files.list(HAL)) {
      List<String> names =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(folder -> !SHARED.contains(folder))
              .sorted()
              .toList();
      assertTrue(!names.isEmpty(), "saw no folder");
      return names;
    }
  }

  @ParameterizedTest
  @MethodSource("peripherals")
  void aFolderIsWhole(String name) throws IOException {
    String type = capital(name);
    List<String> files;
    try (Stream<Path> all = Files.list(HAL.resolve(name))) {
      files = all.map(file -> file.getFileName().toString()).toList();
    }
    List<String> missing =
        Stream.of(
                "Simulated" + type + ".java",
                type + "Module.java",
                type + "Checks.java",
                name + ".js",
                name + ".d.ts",
                "package-info.java")
            .filter(file -> !files.contains(file))
            .toList();
    assertEquals(List.of(), missing, () -> "missing in hal/…/" + name);
  }

  @ParameterizedTest
  @MethodSource("peripherals")
  void aFolderIsInTheList(String name) {
    String type = capital(name);
    List<String> listed = Peripherals.ALL.stream().map(Peripheral::name).toList();
    assertTrue(
        listed.contains(name),
        () ->
            "add this line to Peripherals.ALL:\n"
                + "new Peripheral<>(\"%s\", %s.class, Simulated%s::new, …::new, %sModule::new, …Probe::look),"
                    .formatted(name, type, type, type));
  }

  @ParameterizedTest
  @MethodSource("peripherals")
  void portsAreInterfaces(String name) {
    for (Peripheral<?> peripheral : Peripherals.ALL) {
      assertTrue(peripheral.port().isInterface(), () -> peripheral.port() + " is no port");
    }
    long ports =
        House.classes().stream()
            .filter(c -> c.getPackageName().equals("dev.tayberry.hal." + name))
            .filter(c -> c.isInterface() && c.isTopLevelClass())
            .count();
    assertTrue(ports >= 2, () -> name + ": find-and-open is one port, use-what-is-open another");
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
