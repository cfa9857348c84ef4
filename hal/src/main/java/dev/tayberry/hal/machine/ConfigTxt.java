package dev.tayberry.hal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Raspberry Pi's {@code config.txt}, as far as it is for this model: the lines in force at the
 * next boot.
 *
 * @param path {@code /boot/firmware/config.txt} since Debian 12, {@code /boot/config.txt} before
 */
public record ConfigTxt(String path, List<String> lines) {
  /** Up to Debian 11; on a later system the file only says that it has moved. */
  private static final List<String> PLACES =
      List.of("/boot/firmware/config.txt", "/boot/config.txt");

  private static final Pattern FILTER = Pattern.compile("\\[(.+)]");

  /** Which boards a filter of the file is about. */
  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("pi02", "raspberrypi,model-zero-2-w"),
          Map.entry("pi3", "raspberrypi,3-.*"),
          Map.entry("pi3+", "raspberrypi,3-model-[ab]-plus"),
          Map.entry("pi4", "raspberrypi,(4-.*|400)"),
          Map.entry("pi400", "raspberrypi,400"),
          Map.entry("cm4", "raspberrypi,4-compute-module.*"),
          Map.entry("pi5", "raspberrypi,(5-.*|500)"),
          Map.entry("pi500", "raspberrypi,500"),
          Map.entry("cm5", "raspberrypi,5-compute-module.*"));

  public ConfigTxt {
    lines = List.copyOf(lines);
  }

  static Optional<ConfigTxt> of(SystemView files, List<String> compatible) {
    for (String place : PLACES) {
      Optional<String> text = files.text(place);
      if (text.isPresent()) {
        return Optional.of(read(place, text.get(), compatible));
      }
    }
    return Optional.empty();
  }

  /** Of a board that is elsewhere. */
  public static ConfigTxt read(String path, String text, List<String> compatible) {
    return new ConfigTxt(path, inForce(text, compatible));
  }

  private static List<String> inForce(String text, List<String> compatible) {
    List<String> lines = new ArrayList<>();
    boolean model = true;
    boolean rest = true;
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher filter = FILTER.matcher(line);
      if (filter.matches()) {
        String name = filter.group(1);
        if (name.equals("all")) {
          model = true;
          rest = true;
        } else if (MODELS.containsKey(name) || name.startsWith("pi") || name.startsWith("cm")) {
          // One about the model replaces the last one about the model.
          model = compatible.stream().anyMatch(c -> c.matches(MODELS.getOrDefault(name, "-")));
        } else {
          rest = false; // by serial number, screen, level of a pin: taken as not met
        }
      } else if (model && rest && !line.isEmpty() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Whether it holds a setting already, in this or another of its spellings. */
  public boolean has(String setting) {
    List<String> wanted = words(setting);
    return lines.stream().map(ConfigTxt::words).anyMatch(words -> words.containsAll(wanted));
  }

  /**
   * {@code dtparam=i2c_arm=on,spi=on} as its settings, {@code dtoverlay=uart2,ctsrts} as the
   * overlay and its parameters. A Pi 5 finds its own overlay under the name without {@code -pi5}.
   */
  private static List<String> words(String line) {
    String plain = line.replace(" ", "");
    if (plain.startsWith("dtparam=")) {
      return Stream.of(plain.substring("dtparam=".length()).split(","))
          .map(
              setting ->
                  setting.replaceFirst("=(true|yes|1)$", "=on").replaceFirst("^i2c=", "i2c_arm="))
          .map(
              setting ->
                  setting.matches("uart\\d=on") ? "dtoverlay=" + setting.substring(0, 5) : setting)
          .map(setting -> setting.contains("=") ? setting : setting + "=on")
          .toList();
    }
    return plain.startsWith("dtoverlay=")
        ? List.of(plain.replace("-pi5", "").split(","))
        : List.of(plain);
  }

  /** How to get a setting in force. */
  public String add(String setting) {
    return has(setting)
        ? setting + " is in " + path + " already: reboot"
        : "add " + setting + " to " + path + " and reboot";
  }
}
