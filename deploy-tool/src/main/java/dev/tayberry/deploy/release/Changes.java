package dev.tayberry.deploy.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a release must travel, and what the device has already.
 *
 * @param travels files whose bytes it does not have, and links
 * @param there the others, with where they lie: {@code ID/path}
 */
public record Changes(List<FileEntry> travels, Map<FileEntry, String> there) {
  /** A file this small costs no more than the entry that would link it. */
  private static final long WORTH_LINKING = 256;

  /**
   * Holds a release against what is there.
   *
   * @param device the listings of the releases that are whole there, by their ids
   */
  public static Changes between(Release release, Map<String, List<FileEntry>> device) {
    Map<String, String> places = new HashMap<>();
    device.forEach(
        (id, entries) ->
            entries.stream()
                .filter(entry -> !entry.isLink())
                .forEach(entry -> places.putIfAbsent(key(entry), id + "/" + entry.path())));
    List<FileEntry> travels = new ArrayList<>();
    Map<FileEntry, String> there = new LinkedHashMap<>();
    for (FileEntry entry : release.files().entries()) {
      String place = entry.isLink() || entry.size() < WORTH_LINKING ? null : places.get(key(entry));
      if (place == null) {
        travels.add(entry);
      } else {
        there.put(entry, place);
      }
    }
    return new Changes(List.copyOf(travels), there);
  }

  private static String key(FileEntry entry) {
    return entry.hash() + entry.mode() + entry.size();
  }

  /** Before they are compressed. */
  public long bytes() {
    return travels.stream().mapToLong(FileEntry::size).sum();
  }

  /** The part of the app that most of it is in: a folder or a file at its top, and its bytes. */
  public Map.Entry<String, Long> most() {
    Map<String, Long> parts = new HashMap<>();
    travels.forEach(e -> parts.merge(e.path().split("/", 2)[0], e.size(), Long::sum));
    return parts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
  }

  /**
   * What {@code sha256sum} of the files that travelled must say in all, hash after hash, a line
   * each.
   */
  public String proof() {
    StringBuilder hashes = new StringBuilder();
    files().forEach(entry -> hashes.append(entry.hash()).append('\n'));
    return Sha256.of(hashes.toString());
  }

  List<FileEntry> files() {
    return travels.stream().filter(entry -> !entry.isLink()).toList();
  }
}
