package dev.tayberry.deploy.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code ~/.ssh/config} and what it includes, as ssh_config(5) says: the first value given for a
 * key counts. {@code Match} is understood with {@code all}, {@code host} and {@code originalhost}.
 */
final class SshConfig {
  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final int DEEPEST = 16;

  private final Path home;

  /**
   * @param home the user's
   */
  SshConfig(Path home) {
    this.home = home;
  }

  /**
   * One setting that applies.
   *
   * @param key in lower case
   * @param where file:line
   */
  record Setting(String key, String value, String where) {}

  /** All that applies to a host as it was named, in order. */
  List<Setting> settings(String host) {
    Reading reading = new Reading(host, new ArrayList<>());
    reading.file(home.resolve(".ssh/config"), true, 0);
    reading.file(Path.of("/etc/ssh/ssh_config"), true, 0);
    return reading.found;
  }

  /** Words, quoted ones as one. */
  static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
        .toList();
  }

  /** A list of patterns with {@code *}, {@code ?} and {@code !} for those that are left out. */
  static boolean matches(List<String> patterns, String host) {
    boolean matched = false;
    for (String pattern : patterns) {
      boolean not = pattern.startsWith("!");
      if (glob(not ? pattern.substring(1) : pattern).matcher(host).matches()) {
        if (not) {
          return false;
        }
        matched = true;
      }
    }
    return matched;
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  private final class Reading {
    private final String host;
    private final List<Setting> found;

    Reading(String host, List<Setting> found) {
      this.host = host;
      this.found = found;
    }

    /**
     * @param applies whether the block does that the file is included from
     */
    void file(Path file, boolean applies, int depth) {
      if (!Files.isReadable(file) || Files.isDirectory(file) || depth > DEEPEST) {
        return;
      }
      List<String> lines;
      try {
        lines = Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      boolean here = applies;
      for (int i = 0; i < lines.size(); i++) {
        Matcher line = LINE.matcher(lines.get(i));
        if (lines.get(i).strip().startsWith("#") || !line.matches()) {
          continue;
        }
        String key = line.group(1).toLowerCase(Locale.ROOT);
        String value = line.group(2);
        String where = shown(file) + ":" + (i + 1);
        switch (key) {
          case "host" -> here = applies && matches(words(value), host);
          case "match" -> here = applies && match(words(value), where);
          case "include" -> {
            boolean now = here;
            words(value).forEach(name -> include(name, file, now, depth));
          }
          default -> {
            if (here) {
              found.add(new Setting(key, value, where));
            }
          }
        }
      }
    }

    private boolean match(List<String> words, String where) {
      boolean matched = true;
      Iterator<String> rest = words.iterator();
      while (rest.hasNext()) {
        String word = rest.next().toLowerCase(Locale.ROOT);
        if (word.equals("all")) {
          continue;
        }
        boolean known = word.equals("host") || word.equals("originalhost");
        if (!known || !rest.hasNext()) {
          // What stands in the block is left out then, and that is told.
          found.add(new Setting("match", String.join(" ", words), where));
          return false;
        }
        matched &= matches(List.of(rest.next().split(",", -1)), hostName(word));
      }
      return matched;
    }

    /** {@code Match host} means the HostName that was found so far. */
    private String hostName(String word) {
      return word.equals("originalhost")
          ? host
          : found.stream()
              .filter(s -> s.key().equals("hostname"))
              .map(s -> s.value().replace("%h", host))
              .findFirst()
              .orElse(host);
    }

    private void include(String name, Path from, boolean applies, int depth) {
      Path base = from.startsWith("/etc/ssh") ? Path.of("/etc/ssh") : home.resolve(".ssh");
      String path = name.startsWith("~/") ? home + name.substring(1) : name;
      Path whole = base.resolve(path);
      Path folder = whole.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        return;
      }
      Pattern pattern = glob(String.valueOf(whole.getFileName()));
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> pattern.matcher(String.valueOf(file.getFileName())).matches())
            .sorted()
            .forEach(file -> file(file, applies, depth + 1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String shown(Path file) {
      return file.startsWith(home) ? "~/" + home.relativize(file) : file.toString();
    }
  }
}
