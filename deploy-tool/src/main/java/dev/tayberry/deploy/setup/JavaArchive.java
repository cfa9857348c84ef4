package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Java as its vendors pack it, {@code .tar.gz}, after its check.
 *
 * @param folder its single top folder
 * @param version as its {@code release} file says
 * @param libc what it wants: {@code glibc 2.17}, {@code musl}
 * @param unpacked bytes it takes on a disk
 */
public record JavaArchive(
    Path file,
    String folder,
    String version,
    String vendor,
    String architecture,
    String libc,
    long size,
    long unpacked) {

  /**
   * Reads it through and checks it.
   *
   * @throws Failure where it is none that may go to a device
   */
  public static JavaArchive read(Path file) {
    return JavaArchiveReader.read(file);
  }

  /** Where it goes on a device. */
  String place() {
    return Layout.JAVA + "/" + folder;
  }

  void writeTo(OutputStream out) throws IOException {
    Files.copy(file, out);
  }

  /** Before it travels. */
  void check(Facts facts) {
    String wanted = facts.architecture().map(a -> a.java).orElse("");
    String is = architecture.equals("amd64") ? "x86_64" : architecture;
    if (!is.equals(wanted)) {
      throw new Failure(
          "%s is for %s, and the device is %s; take the build for that [ENOEXEC]"
              .formatted(file, is, wanted));
    }
    String there = facts.text("libc");
    if (libc.equals("musl") != there.equals("musl")) {
      throw new Failure(
          "%s is for the C library %s, and the device has %s; take the build for that (vendors call the other one Alpine)"
              .formatted(file, libc, there));
    }
    if (libc.startsWith("glibc 2.") && there.startsWith("glibc 2.") && minor(libc) > minor(there)) {
      throw new Failure(
          "%s wants %s, and the device has %s; take a vendor's build, which runs on older systems, or a newer system"
              .formatted(file, libc, there));
    }
  }

  private static int minor(String libc) {
    String digits = libc.substring("glibc 2.".length()).replaceFirst("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
