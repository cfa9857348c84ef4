package dev.tayberry.hal.machine;

import java.util.List;
import java.util.Optional;

/**
 * What the system tells in files: those of this machine, or those that were recorded on another.
 */
interface SystemView {
  /** A file's text, empty where it is not there or not to be read. */
  Optional<String> text(String path);

  /** What lies in a folder, sorted; nothing where there is none. */
  List<String> names(String folder);

  /** Where a symbolic link points to, as it is written there. */
  Optional<String> link(String path);

  /** A device file, or one of sysfs that is written to. */
  Optional<DeviceFile> device(String path);

  /** What a GPIO chip calls itself; empty where there is no right to ask. */
  Optional<String> chipLabel(String path);
}
