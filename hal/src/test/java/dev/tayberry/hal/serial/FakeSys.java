package dev.tayberry.hal.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a machine with serial ports, in a folder: what the kernel and udev would make. */
final class FakeSys {
  final Path root;
  private int usb;

  FakeSys(Path root) {
    this.root = root;
    folder("sys/class/tty/tty0");
    folder("dev");
  }

  /** A UART of the chip; type 0 is one that is not there. */
  void uart(String name, String type) {
    Path tty = folder("sys/devices/platform/serial8250/tty/" + name);
    link(tty.resolve("device"), folder("sys/devices/platform/serial8250"));
    write(tty.resolve("type"), type);
    link(root.resolve("sys/class/tty/" + name), tty);
    write(root.resolve("dev/" + name), "");
  }

  /**
   * A USB adapter.
   *
   * @param serial null where it has none, as the cheap ones
   */
  void adapter(String name, String vendor, String product, String serial) {
    Path device = folder("sys/devices/usb1/1-" + ++usb);
    write(device.resolve("idVendor"), vendor);
    write(device.resolve("idProduct"), product);
    write(device.resolve("manufacturer"), "Maker");
    write(device.resolve("product"), "USB Serial");
    if (serial != null) {
      write(device.resolve("serial"), serial);
    }
    Path port = folder("sys/devices/usb1/1-" + usb + "/1-" + usb + ":1.0/" + name);
    Path tty = folder("sys/devices/usb1/1-" + usb + "/1-" + usb + ":1.0/" + name + "/tty/" + name);
    link(tty.resolve("device"), port);
    link(root.resolve("sys/class/tty/" + name), tty);
    write(root.resolve("dev/" + name), "");
    folder("dev/serial/by-id");
    String id = "usb-Maker_" + (serial == null ? name : serial) + "-if00-port0";
    link(root.resolve("dev/serial/by-id/" + id), Path.of("../../" + name));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
