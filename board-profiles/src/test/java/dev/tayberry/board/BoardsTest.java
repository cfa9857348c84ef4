package dev.tayberry.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsTest {
  @TempDir Path folder;

  private Optional<String> detected(String compatible) throws IOException {
    Path file = Files.writeString(folder.resolve("compatible"), compatible);
    return Boards.detect(file).map(Board::name);
  }

  @Test
  void theMostSpecificNameWithAProfileIsTheBoard() throws IOException {
    assertEquals(
        Optional.of("raspberrypi,5-model-b"), detected("raspberrypi,5-model-b\0brcm,bcm2712\0"));
    assertEquals(
        Optional.of("raspberrypi,4-compute-module"),
        detected("raspberrypi,4-compute-module-io\0raspberrypi,4-compute-module\0brcm,bcm2711\0"));
  }

  @Test
  void aMachineWithoutAProfileIsNoBoard() throws IOException {
    assertEquals(Optional.empty(), detected("xunlong,orangepi-5\0rockchip,rk3588s\0"));
    assertEquals(Optional.empty(), Boards.detect(folder.resolve("no-device-tree")));
  }

  @Test
  void aDeviceTreeCannotNameAFileThatOthersExtend() throws IOException {
    assertEquals(Optional.empty(), detected("chip/bcm2711\0../simulated\0"));
  }

  @Test
  void aMistypedNameIsAnsweredWithTheNearOne() {
    var refused = assertThrows(BoardException.class, () -> Boards.load("raspberypi,4-model-b"));
    assertTrue(
        refused.getMessage().contains("did you mean raspberrypi,4-model-b?"), refused.getMessage());
  }

  @Test
  void aUartsNameBecomesItsDeviceFile() {
    Board four = Boards.load("raspberrypi,4-model-b");
    assertEquals(Optional.of("/dev/ttyAMA2"), four.device("UART2"));
    assertEquals(Optional.of("/dev/ttyS0"), four.device("UART1"));
    assertEquals(Optional.of("/dev/ttyUSB0"), four.device("/dev/ttyUSB0"));
    assertEquals(Optional.empty(), four.device("UART9"));
    assertEquals(Optional.empty(), Boards.load("simulated").device("UART2"));
  }

  @Test
  void theSameUartComesOutElsewhereOnAnotherChip() {
    assertEquals("GPIO0", tx("raspberrypi,4-model-b"));
    assertEquals("GPIO4", tx("raspberrypi,5-model-b"));
    assertTrue(Boards.load("raspberrypi,3-model-b").controller("UART2").isEmpty());
  }

  private static String tx(String board) {
    return Boards.load(board)
        .controller("UART2")
        .orElseThrow()
        .routes()
        .getFirst()
        .lines()
        .get("tx");
  }

  @Test
  void theProfilesAreFoundInAJarToo() throws Exception {
    Path classes =
        Path.of(Boards.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("boards.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    ClassLoader gson = com.google.gson.Gson.class.getClassLoader();
    ClassLoader onlyGson =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.tayberry")) {
              throw new ClassNotFoundException(name);
            }
            return gson.loadClass(name);
          }
        };
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, onlyGson)) {
      Object names = loader.loadClass(Boards.class.getName()).getMethod("names").invoke(null);
      assertEquals(Boards.names(), List.copyOf((List<?>) names));
    }
  }
}
