package dev.tayberry.deploy.plan;

import dev.tayberry.deploy.release.FileEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a device found; {@code look.sh} prints it, a fact a line: {@code WORD VALUE}.
 *
 * @param words all facts, by their first word
 * @param listings of releases, by their ids
 */
public record Facts(Map<String, List<String>> words, Map<String, List<FileEntry>> listings) {
  private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}-[0-9a-f]{8}");

  public static Facts parse(String text) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    Map<String, List<FileEntry>> listings = new LinkedHashMap<>();
    List<FileEntry> listing = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int blank = line.indexOf(' ');
      String word = blank < 0 ? line : line.substring(0, blank);
      String value = blank < 0 ? "" : line.substring(blank + 1);
      switch (word) {
        case "" -> {}
        case "files" -> {
          listing = new ArrayList<>();
          listings.put(value, listing);
        }
        case "=" -> listing.add(FileEntry.parse(value));
        default -> words.computeIfAbsent(word, key -> new ArrayList<>()).add(value);
      }
    }
    return new Facts(words, listings);
  }

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The first of that word. */
  public Optional<String> one(String word) {
    return all(word).stream().findFirst();
  }

  public List<String> all(String word) {
    return words.getOrDefault(word, List.of());
  }

  public boolean is(String word) {
    return words.containsKey(word);
  }

  public long number(String word) {
    return one(word).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(0L);
  }

  /** The apps that are there. */
  public List<String> apps() {
    return all("app");
  }

  /** What {@code current} points to. */
  public @Nullable String current() {
    return one("current").filter(Facts::isId).orElse(null);
  }

  /** The last release that was found good: the current one, unless that is on trial. */
  public @Nullable String good() {
    List<String> trial = all("trial");
    if (trial.isEmpty() || !trial.getFirst().equals(current())) {
      return current();
    }
    return trial.size() > 1 && releases().contains(trial.get(1)) ? trial.get(1) : null;
  }

  /** Their ids, the newest first. */
  public List<String> releases() {
    return about().keySet().stream().sorted((a, b) -> b.compareTo(a)).toList();
  }

  /** What {@code release.json} of each says, by id. */
  public Map<String, ReleaseInfo> about() {
    Map<String, ReleaseInfo> about = new LinkedHashMap<>();
    for (String line : all("release")) {
      String id = line.split(" ", 2)[0];
      if (isId(id)) {
        about.put(id, ReleaseInfo.parse(id, line.substring(id.length()).strip()));
      }
    }
    return about;
  }

  /** Whether a release, or one with that content, failed here before. */
  public boolean isQuarantined(String id, String hash) {
    return all("quarantine").stream()
        .map(line -> line.split("\\s", 2)[0])
        .anyMatch(
            word ->
                word.equals(id)
                    || word.equals(hash)
                    // An id ends with the first of its content's hash.
                    || (isId(word) && hash.startsWith(word.substring(word.length() - 8))));
  }
}
