package dev.tayberry.deploy.release;

import com.google.gson.JsonObject;
import dev.tayberry.board.Board;
import dev.tayberry.runtime.Version;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.safety.SafeScript;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An app as it will lie on a device.
 *
 * @param id when it was made, and the first of its hash: {@code 20261121T174233-1a2b3c4d}
 * @param hash of all that is in it; two releases with the same one are the same
 * @param files the app's own
 * @param ours text of the files in {@code .tayberry}, by their names
 */
public record Release(
    String id, String app, String board, String hash, AppFiles files, Map<String, String> ours) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Where ours lie in a release. */
  public static final String FOLDER = ".tayberry/";

  /** Who made it, and when. */
  public record Made(Instant at, String by) {
    /**
     * As after another release, by its id: two made in one second, or by a clock that is behind,
     * sort in the order they came.
     */
    public Made after(String newest) {
      Instant next =
          TIME.parse(newest.substring(0, newest.indexOf('-')), Instant::from).plusSeconds(1);
      return at.isBefore(next) ? new Made(next, by) : this;
    }
  }

  /** For a board: the levels that are safe depend on its lines. */
  public static Release of(Manifest app, Board board, AppFiles files, Made made) {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("files", listing(files.entries()));
    ours.put("needs", Needs.of(app));
    ours.put("safe.sh", SafeScript.of(app.wiring(board)));
    String hash = Sha256.of(ours + "\n" + board.name());
    String id = TIME.format(made.at()) + "-" + hash.substring(0, 8);
    ours.put("release.json", about(id, app, board, hash, made) + "\n");
    return new Release(id, app.name(), board.name(), hash, files, ours);
  }

  private static String listing(List<FileEntry> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.line()).append('\n'));
    return text.toString();
  }

  private static JsonObject about(String id, Manifest app, Board board, String hash, Made made) {
    JsonObject about = new JsonObject();
    about.addProperty("id", id);
    about.addProperty("app", app.name());
    about.addProperty("hash", hash);
    about.addProperty("created", made.at().toString());
    about.addProperty("by", made.by());
    about.addProperty("runtime", Version.CURRENT);
    about.addProperty("board", board.name());
    return about;
  }
}
