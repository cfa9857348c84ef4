package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.deploy.release.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of this JVM's own class path, as every tay makes it. */
class DeviceRuntimeTest {
  private static final int MOST = 64 << 20;

  @TempDir Path folder;

  private static DeviceRuntime runtime(Facts.Architecture architecture) {
    return DeviceRuntime.of(architecture, SystemFiles.programs());
  }

  private Map<String, byte[]> sent(DeviceRuntime runtime) throws IOException {
    Path file = folder.resolve("stream");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      runtime.writeTo(out);
    }
    Map<String, byte[]> sent = new TreeMap<>();
    try (var in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      TarReader tar = new TarReader(in);
      String top = runtime.version() + "/";
      for (Optional<TarReader.Entry> e = tar.next(); e.isPresent(); e = tar.next()) {
        assertTrue(e.get().path().startsWith(top), e.get().path());
        sent.put(e.get().path().substring(top.length()), tar.read(MOST));
      }
    }
    return sent;
  }

  @Test
  void itHasWhatADeviceCarriesAndNothingOfALaptopsAndSaysSo() throws IOException {
    DeviceRuntime runtime = runtime(Facts.Architecture.ARM64);
    Map<String, byte[]> sent = sent(runtime);
    for (String name : new String[] {"device-runtime", "hal", "board-profiles", "js-language"}) {
      assertEquals(
          1, sent.keySet().stream().filter(f -> f.startsWith("lib/" + name)).count(), name);
    }
    assertFalse(
        sent.keySet().stream()
            .anyMatch(
                f -> f.matches("lib/(command-line|picocli|jsch|junit|deploy-tool|simulator).*")),
        sent.keySet().toString());
    assertTrue(sent.containsKey("bin/tay-app"));
    long size =
        sent.entrySet().stream()
            .filter(e -> !e.getKey().equals("files"))
            .mapToLong(e -> e.getValue().length)
            .sum();
    assertEquals(runtime.size(), size);
    String listing = new String(sent.remove("files"), StandardCharsets.UTF_8);
    StringBuilder wanted = new StringBuilder();
    for (var file : sent.entrySet()) {
      wanted.append(Sha256.of(new ByteArrayInputStream(file.getValue())));
      wanted.append("  ").append(file.getKey()).append('\n');
    }
    assertEquals(wanted.toString(), listing);
  }

  @Test
  void nativeLibrariesLieReadyForOneProcessor() throws IOException {
    for (Facts.Architecture architecture : Facts.Architecture.values()) {
      Map<String, byte[]> sent = sent(runtime(architecture));
      Map<String, byte[]> libraries =
          sent.entrySet().stream()
              .filter(e -> e.getKey().startsWith("native/"))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      assertEquals(2, libraries.size(), libraries.keySet().toString());
      for (byte[] library : libraries.values()) {
        // Byte 18 of an ELF header is the machine.
        String machine = Integer.toHexString(library[18] & 0xff);
        assertEquals(Optional.of(architecture), Facts.Architecture.ofElf(machine));
      }
      byte[] jar =
          sent.entrySet().stream()
              .filter(e -> e.getKey().startsWith("lib/jSerialComm"))
              .findFirst()
              .orElseThrow()
              .getValue();
      try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          assertFalse(entry.getName().endsWith(".so"), entry.getName());
        }
      }
    }
  }

  @Test
  void theSameContentHasTheSameName() {
    String version = runtime(Facts.Architecture.ARM64).version();
    assertEquals(version, runtime(Facts.Architecture.ARM64).version());
    assertNotEquals(version, runtime(Facts.Architecture.AMD64).version());
    assertTrue(version.matches("\\d+\\.\\d+\\.\\d+-[0-9a-f]{8}"), version);
  }
}
