package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;

/** What cannot be helped from here: said before anything is done, with the cure. */
final class Refusals {
  private Refusals() {}

  static void check(Facts facts) {
    if (facts.is32Bit()) {
      String kernel = facts.text("kernel");
      boolean only = kernel.equals("aarch64") || kernel.equals("x86_64");
      throw new Failure(
          "its system is of 32 bits%s, and there is no Java 25 for it; write a 64-bit image to the card: Raspberry Pi OS (64-bit) runs on a Pi 3, 4, 5, 400, 500 and Zero 2 W [ENOEXEC]"
              .formatted(only ? " (only its kernel is of 64)" : " (" + kernel + ")"));
    }
    if (facts.architecture().isEmpty()) {
      throw new Failure(
          "it is a "
              + facts.text("kernel")
              + "; the runtime is for aarch64 and x86_64 on Linux [ENOEXEC]");
    }
    if (facts.text("systemd").isEmpty()) {
      throw new Failure(
          "it has no systemd, which keeps apps running; Raspberry Pi OS and Debian have it");
    }
    if (facts.text("root").endsWith(" ro")) {
      throw new Failure(
          "its disk is read-only; sudo mount -o remount,rw / where that is meant so, else see in dmesg what is wrong with the card [EROFS]");
    }
  }

  static void checkApt(Facts facts, String name) {
    if (!facts.is("apt", "yes")) {
      throw new Failure(
          "it has no Java 25 and no apt; bring one along: --java FILE.tar.gz, a Linux build for "
              + facts.architecture().map(a -> a.java).orElse(""));
    }
    boolean debian = facts.text("os.id").matches("debian|raspbian");
    String version = facts.text("os.version");
    boolean old = debian && version.matches("\\d+") && Integer.parseInt(version) < 13;
    // Before the package lists are read, as on a fresh card, apt knows nothing.
    boolean known = facts.pairs("apt.package").containsKey(name);
    if (!known && (old || !debian)) {
      throw new Failure(
          "%s has no Java 25, and Debian 13's does not fit its C library (%s); bring one along: --java FILE.tar.gz, a Linux build for %s as Adoptium, Azul or BellSoft have it"
              .formatted(
                  facts.text("os.name"),
                  facts.text("libc"),
                  facts.architecture().map(a -> a.java).orElse("")));
    }
  }

  static void checkRoom(Facts facts, String folder, long needed) {
    long free = facts.free(folder);
    if (needed > free) {
      throw new Failure(
          "%d MB are free where %s lies, and %d are needed; free some there (df -h, sudo apt clean) [ENOSPC]"
              .formatted(free, folder, needed));
    }
  }
}
