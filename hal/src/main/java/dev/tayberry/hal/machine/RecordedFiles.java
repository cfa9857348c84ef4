package dev.tayberry.hal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A machine as one text file, for tests and for questions about a machine that is elsewhere:
 *
 * <pre>
 * /proc/sys/kernel/arch = aarch64
 * /boot/firmware/config.txt =
 *   dtparam=audio=on
 * /dev/serial0 -> ttyS0
 * crw-rw---- root gpio /dev/gpiochip0 pinctrl-bcm2711
 * </pre>
 *
 * Lines that are indented are the file above. {@code \0} is the NUL that ends names in the device
 * tree.
 */
final class RecordedFiles implements SystemView {
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();
  private final Map<String, List<String>> devices = new TreeMap<>();

  static RecordedFiles read(Path file) throws IOException {
    RecordedFiles files = new RecordedFiles();
    String at = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("  ")) {
        String more = line.substring(2);
        files.texts.merge(at, more, (text, next) -> text.isEmpty() ? next : text + "\n" + next);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        at = files.add(line);
      }
    }
    return files;
  }

  private String add(String line) {
    List<String> words = List.of(line.split("\\s+"));
    if (!line.startsWith("/")) {
      devices.put(words.get(3), words);
    } else if (line.contains(" -> ")) {
      links.put(words.getFirst(), words.getLast());
    } else {
      int sign = line.indexOf('=');
      texts.put(words.getFirst(), line.substring(sign + 1).strip().replace("\\0", "\0"));
    }
    return words.getFirst();
  }

  @Override
  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  @Override
  public List<String> names(String folder) {
    Map<String, Boolean> names = new LinkedHashMap<>();
    for (var all : List.of(texts.keySet(), links.keySet(), devices.keySet())) {
      all.stream()
          .filter(path -> path.startsWith(folder + "/"))
          .forEach(path -> names.put(path.substring(folder.length() + 1).split("/", 2)[0], true));
    }
    return names.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<String> link(String path) {
    return Optional.ofNullable(links.get(path));
  }

  @Override
  public Optional<DeviceFile> device(String path) {
    @Nullable List<String> words = devices.get(path);
    if (words == null) {
      String target = links.get(path);
      return target == null || !path.startsWith("/dev/") || target.startsWith("/")
          ? Optional.empty()
          : device("/dev/" + target.replace("../", ""));
    }
    String permissions = words.getFirst().substring(1);
    return Optional.of(new DeviceFile(path, words.get(2), permissions, usable(words, permissions)));
  }

  private boolean usable(List<String> device, String permissions) {
    User user = User.of(this);
    return user.isRoot()
        || (device.get(1).equals(user.name()) && permissions.charAt(1) == 'w')
        || (user.groups().contains(device.get(2)) && permissions.charAt(4) == 'w')
        || permissions.charAt(7) == 'w';
  }

  @Override
  public Optional<String> chipLabel(String path) {
    @Nullable List<String> words = devices.get(path);
    return device(path).filter(DeviceFile::usable).isPresent() && words != null && words.size() > 4
        ? Optional.of(words.get(4))
        : Optional.empty();
  }
}
