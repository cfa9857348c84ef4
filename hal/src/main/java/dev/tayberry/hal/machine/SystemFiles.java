package dev.tayberry.hal.machine;

import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** This machine. Paths are not made shorter: the way through a link and back is the kernel's. */
final class SystemFiles implements SystemView {
  /** struct gpiochip_info: char name[32], char label[32], __u32 lines. */
  private static final int CHIP_INFO = 68;

  private static final int LABEL = 32;
  private static final long GET_CHIP_INFO = Libc.request(2, 0xB4, 1, CHIP_INFO);

  @Override
  public Optional<String> text(String path) {
    try {
      return Optional.of(
          new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8).stripTrailing());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String folder) {
    try (var files = Files.list(Path.of(folder))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public Optional<String> link(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(path)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<DeviceFile> device(String path) {
    Path file = Path.of(path);
    try {
      var attributes = Files.readAttributes(file, PosixFileAttributes.class);
      String permissions = PosixFilePermissions.toString(attributes.permissions());
      return Optional.of(
          new DeviceFile(
              path,
              attributes.group().getName(),
              permissions,
              mayRead(file, permissions) && Files.isWritable(file)));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Files of sysfs that only take orders cannot be read, and need not be. */
  private static boolean mayRead(Path file, String permissions) {
    return permissions.indexOf('r') < 0 || Files.isReadable(file);
  }

  @Override
  public Optional<String> chipLabel(String path) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = Libc.open(path, Libc.O_RDONLY);
      try {
        MemorySegment info = arena.allocate(CHIP_INFO, 4);
        Libc.ioctl(fd, GET_CHIP_INFO, info);
        return Optional.of(info.getString(LABEL));
      } finally {
        Libc.close(fd);
      }
    } catch (Errno e) {
      return Optional.empty();
    }
  }
}
