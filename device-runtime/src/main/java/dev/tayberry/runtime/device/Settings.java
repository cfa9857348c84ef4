package dev.tayberry.runtime.device;

import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is set for the app on this device and is in no release: variables, a line each, in the
 * credential that systemd hands over for this app's user alone. They never were in this process's
 * environment, so that no name of one means anything to a shell or to the JVM.
 */
final class Settings {
  private static final String FILE = "settings";
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private Settings() {}

  /**
   * The environment with them in it; of the app's own names they win. Blocks.
   *
   * @param around whose runtime folder holds the files that the app's manifest wants as files
   */
  static Map<String, String> over(Surroundings around, Manifest manifest) {
    String credentials = around.env().get("CREDENTIALS_DIRECTORY");
    if (credentials == null) {
      return around.env();
    }
    Map<String, String> all = new HashMap<>(around.env());
    for (String line : lines(Path.of(credentials, FILE))) {
      int equals = line.indexOf('=');
      if (equals <= 0 || line.startsWith("#")) {
        continue;
      }
      boolean ofFile = line.charAt(equals - 1) == '@';
      String name = line.substring(0, ofFile ? equals - 1 : equals);
      String value = plain(line.substring(equals + 1));
      if (!manifest.permissions().env().contains(name)) {
        continue; // above all no file of it
      }
      boolean asFile = ofFile && manifest.permissions().files().contains("$" + name);
      all.put(name, asFile ? file(around, name, value) : ofFile ? trimmed(value) : value);
    }
    return new TreeMap<>(all);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new DeviceException("cannot read the settings in " + file + ": " + e.getMessage());
    }
  }

  /** A line holds any text: {@code \n}, {@code \r}, {@code \t}, and two backslashes for one. */
  private static String plain(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      default -> escape.group(1);
                    }));
  }

  /** Editors end a file with a newline that nobody means. */
  private static String trimmed(String value) {
    return value.replaceFirst("\\r?\\n$", "");
  }

  /** In memory, for this user alone: the runtime folder is no disk. */
  private static String file(Surroundings around, String name, String value) {
    Path run = around.run();
    Path folder = (run == null ? around.data() : run).resolve(FILE);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, mine);
      }
      Path coming = folder.resolve(name + ".new");
      Files.deleteIfExists(coming);
      Files.createFile(
          coming,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(coming, value);
      Path file = folder.resolve(name);
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
      return file.toString();
    } catch (IOException e) {
      throw new DeviceException(
          "cannot write the file for the setting " + name + ": " + e.getMessage());
    }
  }
}
