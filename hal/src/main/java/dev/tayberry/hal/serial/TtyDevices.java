package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The serial devices of a Linux machine, from the files the kernel and udev keep about them: no
 * device is opened, since opening alone moves a DTR line. Reads anew at each call: adapters come
 * and go.
 */
final class TtyDevices {
  private final Path root;

  /**
   * @param root the folder that holds {@code sys} and {@code dev}; {@code /} but for tests
   */
  TtyDevices(Path root) {
    this.root = root;
  }

  /** Whether this machine keeps such files; macOS does not. */
  boolean known() {
    return Files.isDirectory(classFolder());
  }

  private Path classFolder() {
    return root.resolve("sys/class/tty");
  }

  /** All that have hardware behind them, in the order of their paths. */
  List<PortInfo> list() {
    var byId = linksById();
    var list = new ArrayList<PortInfo>();
    for (Path tty : entries(classFolder())) {
      String name = tty.getFileName().toString();
      if (hasHardware(tty, name) && Files.exists(root.resolve("dev").resolve(name))) {
        list.add(describe(tty, name, byId.get(name)));
      }
    }
    list.sort(Comparator.comparing(PortInfo::path));
    return list;
  }

  /** The USB adapter at a device's path, or null where it is something else. */
  @Nullable UsbId at(Path device) {
    Path name = device.getFileName();
    Path tty = name == null ? null : classFolder().resolve(name);
    return tty == null || !Files.exists(tty)
        ? null
        : UsbId.of(describe(tty, name.toString(), null));
  }

  /**
   * The path of the one adapter that matches.
   *
   * @throws HalException ENOENT telling what is plugged in; EINVAL where several match, telling how
   *     to name each
   */
  String find(UsbId wanted) {
    var adapters = list().stream().filter(info -> info.vendorId() != null).toList();
    var matching = adapters.stream().filter(wanted::matches).toList();
    if (matching.size() == 1) {
      return matching.getFirst().path();
    }
    if (matching.isEmpty()) {
      throw new HalException(
          "ENOENT",
          "serial: no adapter %s is plugged in; %s"
              .formatted(
                  wanted,
                  adapters.isEmpty() ? "there is none at all" : "there is " + all(adapters)));
    }
    throw new HalException(
        "EINVAL",
        "serial: %s could be each of %s; name one in the manifest by its serial number or by-id path"
            .formatted(wanted, all(matching)));
  }

  private static String all(List<PortInfo> adapters) {
    return adapters.stream().map(TtyDevices::told).collect(Collectors.joining(" and "));
  }

  /** Two without serial numbers, or two ports of one adapter, differ in nothing but their links. */
  private static String told(PortInfo info) {
    var id = UsbId.of(info);
    String exact =
        info.byId() != null && info.serialNumber() == null ? info.byId() : String.valueOf(id);
    return "%s (%s%s)"
        .formatted(info.path(), exact, info.product() == null ? "" : ", " + info.product());
  }

  /** A terminal of the screen has no device behind it; a UART the chip lacks is of type 0. */
  private static boolean hasHardware(Path tty, String name) {
    boolean gadget = name.startsWith("ttyGS"); // this machine plugged into another one
    return gadget
        || (Files.exists(tty.resolve("device")) && !"0".equals(text(tty.resolve("type"))));
  }

  private static PortInfo describe(Path tty, String name, @Nullable String byId) {
    Path usb = usbDevice(tty);
    String path = "/dev/" + name;
    return usb == null
        ? PortInfo.of(path)
        : new PortInfo(
            path,
            null,
            byId,
            text(usb.resolve("manufacturer")),
            text(usb.resolve("product")),
            text(usb.resolve("serial")),
            text(usb.resolve("idVendor")),
            text(usb.resolve("idProduct")));
  }

  /** The port hangs below one of the device's interfaces; how far below depends on its driver. */
  private static @Nullable Path usbDevice(Path tty) {
    try {
      for (Path at = tty.resolve("device").toRealPath(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve("idVendor"))) {
          return at;
        }
      }
    } catch (IOException e) {
      // None, or unplugged this moment.
    }
    return null;
  }

  private Map<String, String> linksById() {
    var links = new HashMap<String, String>();
    for (Path link : entries(root.resolve("dev/serial/by-id"))) {
      try {
        String device = Files.readSymbolicLink(link).getFileName().toString();
        links.put(device, "/dev/serial/by-id/" + link.getFileName());
      } catch (IOException e) {
        // Unplugged this moment.
      }
    }
    return links;
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (IOException e) {
      return List.of(); // no such folder while no adapter is plugged in
    }
  }

  private static @Nullable String text(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? null : text;
    } catch (IOException e) {
      return null;
    }
  }
}
