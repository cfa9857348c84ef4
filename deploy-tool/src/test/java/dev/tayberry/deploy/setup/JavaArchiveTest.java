package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.fixtures.Sshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as tar itself packs them. */
class JavaArchiveTest {
  private static final String TOP = "jdk-25.0.5+8-jre";

  @TempDir Path folder;
  private Path java;

  @BeforeEach
  void make() throws IOException {
    java = folder.resolve("x").resolve(TOP);
    Files.createDirectories(java.resolve("bin"));
    Files.createDirectories(java.resolve("lib/server"));
    Files.writeString(java.resolve("bin/java"), "ELF /lib/ld-linux-aarch64.so.1 GLIBC_2.17\0");
    Files.writeString(java.resolve("lib/server/libjvm.so"), "ELF GLIBC_2.2.5\0GLIBC_2.34\0");
    release("25.0.5", "Linux");
  }

  private void release(String version, String system) throws IOException {
    Files.writeString(
        java.resolve("release"),
        """
        IMPLEMENTOR="Eclipse Adoptium"
        JAVA_VERSION="%s"
        OS_ARCH="aarch64"
        OS_NAME="%s"
        """
            .formatted(version, system));
  }

  private Path pack(String... words) {
    Path file = folder.resolve("java.tar.gz");
    List<String> command =
        new ArrayList<>(List.of("tar", "-C", folder.resolve("x").toString(), "-czPf"));
    command.add(file.toString());
    command.addAll(List.of(words));
    Sshd.tool(command.toArray(String[]::new));
    return file;
  }

  private static String refused(Path file) {
    return assertThrows(Failure.class, () -> JavaArchiveReader.read(file)).getMessage();
  }

  private static void isRefused(Path file, String why) {
    String message = refused(file);
    assertTrue(message.contains(why), message);
  }

  @Test
  void whatAVendorPacksIsTaken() throws IOException {
    Files.createSymbolicLink(java.resolve("lib/link"), Path.of("../bin/java"));
    Files.createLink(java.resolve("lib/hard"), java.resolve("bin/java"));
    // Long names have headers of their own, of two kinds.
    Path deep =
        Files.createDirectories(java.resolve("legal/" + "a".repeat(90) + "/" + "b".repeat(90)));
    Files.writeString(deep.resolve("é"), "");
    for (String format : List.of("gnu", "pax", "ustar")) {
      JavaArchive archive = JavaArchive.read(pack("--format=" + format, TOP));
      assertEquals(
          List.of(TOP, "25.0.5", "Eclipse Adoptium", "aarch64", "glibc 2.34"),
          List.of(
              archive.folder(),
              archive.version(),
              archive.vendor(),
              archive.architecture(),
              archive.libc()));
      assertEquals("/opt/tayberry/java/" + TOP, archive.place());
    }
    assertEquals(TOP, JavaArchive.read(pack("./" + TOP)).folder());
  }

  @Test
  void anotherCLibraryIsSeen() throws IOException {
    Files.writeString(java.resolve("bin/java"), "ELF /lib/ld-musl-aarch64.so.1\0");
    assertEquals("musl", JavaArchive.read(pack(TOP)).libc());
  }

  @Test
  void whatItIsForIsReadFromItsProgramWhereItsReleaseFileDoesNotSay() throws IOException {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.5\"\n");
    isRefused(pack(TOP), "is for an unknown system"); // text, and no program
    for (String[] one :
        new String[][] {
          {"aarch64", "7f454c460201010000000000000000000300b700"},
          {"x86_64", "7f454c4602010103000000000000000003003e00"},
          {"another machine (28)", "7f454c4601010100000000000000000003002800"}
        }) {
      Files.write(java.resolve("bin/java"), HexFormat.of().parseHex(one[1]));
      assertEquals(one[0], JavaArchive.read(pack(TOP)).architecture());
    }
    Files.write(
        java.resolve("bin/java"),
        HexFormat.of().parseHex("cffaedfe0c0000010000000002000000fe1b0000"));
    isRefused(pack(TOP), "is for an unknown system"); // a Mac's
    Path here = Path.of(System.getProperty("java.home"), "bin/java");
    Files.copy(here, java.resolve("bin/java"), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(
        System.getProperty("os.arch").replace("amd64", "x86_64"),
        JavaArchive.read(pack(TOP)).architecture());
  }

  @Test
  void nothingMayLeadOutOfItsFolder() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "");
    isRefused(pack(TOP, outside.toString()), "outside of its folder");
    isRefused(pack(TOP, "../outside"), "outside of its folder");
    Files.writeString(folder.resolve("x/other"), "");
    isRefused(pack(TOP, "other"), "more than one folder");
    Path link = java.resolve("lib/link");
    for (String to : List.of("/etc/passwd", "../../../etc", "../..", "../../other")) {
      Files.createSymbolicLink(link, Path.of(to));
      String message = refused(pack(TOP));
      assertTrue(message.contains("out"), to + ": " + message);
      Files.delete(link);
    }
  }

  @Test
  void whatIsNoFileIsRefused() {
    Sshd.tool("mkfifo", java.resolve("pipe").toString());
    isRefused(pack(TOP), "no file: " + TOP + "/pipe");
  }

  @Test
  void onlyJava25ForLinuxIsTaken() throws IOException {
    release("21.0.9", "Linux");
    isRefused(pack(TOP), "is Java 21.0.9");
    release("25.0.5", "Windows");
    isRefused(pack(TOP), "is for Windows");
    Files.delete(java.resolve("release"));
    isRefused(pack(TOP), "no file 'release'");
  }

  @Test
  void whatIsNoArchiveIsRefusedWithTheCure() throws IOException {
    isRefused(folder.resolve("none"), "does not exist");
    Path text = Files.writeString(folder.resolve("java.zip"), "PK, or so");
    isRefused(text, "is no .tar.gz; take a .tar.gz of Java 25 for Linux");
    Path archive = pack(TOP);
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
    isRefused(archive, "cannot be read");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(archive))) {
      gzip.write("no tar. ".repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    isRefused(archive, "no tar archive");
  }
}
