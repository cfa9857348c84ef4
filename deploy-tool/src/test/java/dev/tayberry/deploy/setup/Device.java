package dev.tayberry.deploy.setup;

import dev.tayberry.deploy.release.Sha256;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What devices say of themselves, for tests of what is made of it. */
final class Device {
  static final long NOW = 1_795_000_000;

  /** A Pi on whose card nothing is but its system. */
  static final String FRESH =
      """
      kernel aarch64
      elf 02 b7
      kernel.release 6.12.47+rpt-rpi-v8
      os.id debian
      os.version 13
      os.name Debian GNU/Linux 13 (trixie)
      libc glibc 2.41
      memory 3796
      uptime 120
      clock 1795000001
      model Raspberry Pi 4 Model B Rev 1.5
      disk /opt/tayberry 24000
      disk /usr 24000
      disk /var/lib 24000
      root ext4 rw
      systemd 257
      systemd.state running
      clock.synchronised yes
      user pi
      uid 1000
      groups pi dialout sudo gpio i2c spi
      groups.listed pi adm dialout sudo gpio i2c spi
      group gpio
      group i2c
      group spi
      group dialout
      sudo free
      apt yes
      boot /boot/firmware/config.txt
      """;

  static final Payload RUNTIME = payload("0.1.0-12345678");

  private Device() {}

  static Payload payload(String version) {
    return new Payload() {
      @Override
      public String version() {
        return version;
      }

      @Override
      public long size() {
        return 70L << 20;
      }

      @Override
      public void writeTo(OutputStream out) {
        throw new AssertionError("a plan sends nothing");
      }
    };
  }

  /** A fresh one after setup. */
  static String ready() {
    return with(
            FRESH.replace("groups.listed pi", "groups.listed pi tayberry"),
            "group tayberry",
            "admin yes",
            "java /usr/lib/jvm/java-25-openjdk-arm64 25.0.5",
            "runtime 0.1.0-12345678",
            "runtime.current 0.1.0-12345678",
            "cache 0.1.0-12345678",
            "folder 755 root root /opt/tayberry",
            "folder 755 root root /opt/tayberry/bin",
            "folder 755 root root /opt/tayberry/runtime",
            "folder 755 root root /etc/tayberry",
            "folder 3775 root tayberry /opt/tayberry/apps")
        + SystemFiles.all().stream()
            .map(file -> "file " + hash(file) + " " + file.path() + "\n")
            .collect(Collectors.joining());
  }

  private static String hash(SystemFile file) {
    return file.kind() == SystemFile.Kind.SUDOERS ? "unreadable" : Sha256.of(file.content());
  }

  static String with(String facts, String... lines) {
    return facts + Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining());
  }

  static String without(String facts, String start) {
    return facts
        .lines()
        .filter(line -> !line.startsWith(start))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  static SetupWish wish() {
    return new SetupWish(RUNTIME, SystemFiles.all(), null, NOW, true, false);
  }

  /** As it is printed. */
  static List<String> plan(String facts, SetupWish wish) {
    return SetupPlan.of(Facts.parse(facts), wish).steps().stream().map(Step::text).toList();
  }
}
