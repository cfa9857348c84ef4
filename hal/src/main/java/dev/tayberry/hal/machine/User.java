package dev.tayberry.hal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who this process runs as.
 *
 * @param groups those it has now
 * @param listed those it is in from the next login on
 */
public record User(String name, boolean isRoot, Set<String> groups, Set<String> listed) {
  static User of(SystemView files) {
    List<String> uid = status(files, "Uid:");
    List<String> gids = new ArrayList<>(status(files, "Groups:"));
    status(files, "Gid:").stream().skip(1).findFirst().ifPresent(gids::add);
    String id = uid.size() > 1 ? uid.get(1) : "0"; // the effective one
    String name =
        rows(files, "/etc/passwd")
            .filter(row -> row.length > 2 && row[2].equals(id))
            .map(row -> row[0])
            .findFirst()
            .orElse(id);
    Set<String> groups = new TreeSet<>();
    Set<String> listed = new TreeSet<>();
    rows(files, "/etc/group")
        .filter(row -> row.length > 2)
        .forEach(
            row -> {
              if (gids.contains(row[2])) {
                groups.add(row[0]);
              }
              if (row.length > 3 && List.of(row[3].split(",")).contains(name)) {
                listed.add(row[0]);
              }
            });
    return new User(name, id.equals("0"), groups, listed);
  }

  private static List<String> status(SystemView files, String key) {
    Optional<String> line =
        files
            .text("/proc/self/status")
            .flatMap(text -> text.lines().filter(row -> row.startsWith(key)).findFirst());
    return line.map(row -> List.of(row.substring(key.length()).strip().split("\\s+")))
        .orElse(List.of());
  }

  private static Stream<String[]> rows(SystemView files, String file) {
    return files.text(file).stream().flatMap(String::lines).map(row -> row.split(":", -1));
  }
}
