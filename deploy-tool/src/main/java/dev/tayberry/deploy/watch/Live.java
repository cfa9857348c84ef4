package dev.tayberry.deploy.watch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.release.FileEntry;
import dev.tayberry.deploy.release.ReleaseStream;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.wire.Wire;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An app that is tried on a device, and gets new files while it runs. */
final class Live {
  private static final String PUSH =
      "umask 022; cd \"$1\"; shift; rm -rf -- \"$@\"; exec tar -xzmU --no-same-owner -f -";

  private final Wire wire;
  private final Attempt attempt;
  private AppFiles there;

  Live(Wire wire, Attempt attempt, AppFiles there) {
    this.wire = wire;
    this.attempt = attempt;
    this.there = there;
  }

  /** The files that are other ones now. */
  List<FileEntry> changes(AppFiles now) {
    Set<FileEntry> before = new HashSet<>(there.entries());
    return now.entries().stream().filter(entry -> !before.contains(entry)).toList();
  }

  /** Files that are no more. */
  private List<String> gone(AppFiles now) {
    Set<String> paths = new HashSet<>(now.entries().stream().map(FileEntry::path).toList());
    return there.entries().stream()
        .map(FileEntry::path)
        .filter(path -> !paths.contains(path))
        .map(path -> "./" + path)
        .toList();
  }

  /** Over the connection that is there. */
  void push(AppFiles now) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReleaseStream.plain(now, changes(now), bytes);
    List<String> words = new ArrayList<>(List.of("sh", "-c", PUSH, "push", attempt.folder()));
    words.addAll(gone(now));
    Wire.Result result = wire.run(words, new ByteArrayInputStream(bytes.toByteArray()));
    if (!result.ok()) {
      throw new Failure(wire.name() + ": " + result.err().strip() + " [EIO]");
    }
    there = now;
  }

  /** Starts it anew in its process; returns once it is ready, with what is wrong if it is not. */
  String reload() throws IOException {
    try (Wire.Tunnel control = wire.tunnel(attempt.socket())) {
      String ask = "{\"id\":1,\"do\":\"events\"}\n{\"id\":2,\"do\":\"reload\",\"force\":true}\n";
      control.out().write(ask.getBytes(StandardCharsets.UTF_8));
      control.out().flush();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(control.in(), StandardCharsets.UTF_8));
      boolean begun = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject said = JsonParser.parseString(line).getAsJsonObject();
        if (said.has("id") && said.get("id").getAsInt() == 2) {
          if (!said.get("ok").getAsBoolean()) {
            return said.getAsJsonObject("error").get("message").getAsString();
          }
          begun = true;
        } else if (begun && said.has("event") && said.get("event").getAsString().equals("ready")) {
          return "";
        }
      }
      return "it has ended";
    } catch (JsonParseException e) {
      throw new IOException("the app's control socket speaks another language", e);
    }
  }
}
