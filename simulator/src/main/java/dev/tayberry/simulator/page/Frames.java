package dev.tayberry.simulator.page;

import com.google.gson.stream.JsonWriter;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.panel.Panel;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to browsers: once what does not change, then again and again what has. */
final class Frames {
  /** Events in one frame: at a thousand times the pace nobody reads more. */
  private static final int MOST_EVENTS = 400;

  private static final int MOST_AT_FIRST = 3000;

  @FunctionalInterface
  private interface Body {
    void write(JsonWriter out) throws IOException;
  }

  private final Manifest app;
  private final BoardJson board;
  private final HeaderLook header;
  private final History history;
  private final Clockwork clockwork;
  private final Surroundings around;
  private final String run = UUID.randomUUID().toString();
  private @Nullable Panel panel;
  private String parts = "[]";
  private String lastTime = "";
  private String lastFaults = "";

  Frames(World world, Manifest app, History history, Clockwork clockwork, Surroundings around) {
    this.app = app;
    this.history = history;
    this.clockwork = clockwork;
    this.around = around;
    board = new BoardJson(world.board(), app);
    header = new HeaderLook(world);
  }

  void show(Panel shown) {
    panel = shown;
    parts = shown.describe();
  }

  /** For a browser that has just come. */
  String hello(boolean mayChange) {
    return object(
        out -> {
          out.name("hello").beginObject();
          out.name("run").value(run).name("app").value(app.name());
          out.name("mayChange").value(mayChange);
          out.name("isComplete").value(panel != null || app.rig().isEmpty());
          board.write(out.name("board"));
          out.name("faults").jsonValue(around.describe());
          out.name("parts").jsonValue(parts);
          out.endObject();
        });
  }

  /** Those that are up to date get what has changed, all others everything. */
  void send(List<Browser> browsers) {
    List<Browser> ready = browsers.stream().filter(Browser::isReady).toList();
    browsers.stream().filter(b -> !b.isReady()).forEach(browser -> browser.isBehind = true);
    // Once somebody gets everything all do, so that nobody misses what changed in between.
    boolean all = ready.stream().anyMatch(browser -> browser.isBehind);
    String state = ready.isEmpty() ? "" : state(all);
    String first = null;
    for (Browser browser : ready) {
      boolean anew = browser.isNew;
      String events = events(browser.toldUpTo, anew);
      browser.isBehind = false;
      browser.isNew = false;
      browser.toldUpTo = history.last();
      if (anew && first == null) {
        first = topics();
      }
      if (!state.isEmpty() || !events.isEmpty()) {
        browser.send("{" + joined(state, events, anew && first != null ? first : "") + "}");
      }
    }
  }

  private static String joined(String... members) {
    return String.join(",", List.of(members).stream().filter(m -> !m.isEmpty()).toList());
  }

  /** Members of an object; empty if nothing has changed. */
  private String state(boolean all) {
    StringWriter lines = new StringWriter();
    String looked = panel == null ? "{}" : panel.look(all);
    String time = object(clockwork::write);
    boolean changed;
    try (JsonWriter out = new JsonWriter(lines)) {
      changed = header.write(out, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean passed = all || !time.equals(lastTime);
    lastTime = time;
    String faults = around.look();
    boolean befell = all || !faults.equals(lastFaults);
    lastFaults = faults;
    return joined(
        passed ? "\"time\":" + time : "",
        befell ? "\"faults\":" + faults : "",
        changed ? "\"lines\":" + lines : "",
        looked.equals("{}") ? "" : "\"parts\":" + looked);
  }

  private String events(long after, boolean anew) {
    List<History.Entry> entries = history.since(after, anew ? MOST_AT_FIRST : MOST_EVENTS);
    if (entries.isEmpty()) {
      return "";
    }
    long lost = anew ? 0 : history.last() - after - entries.size();
    List<String> words = Words.of(panel, entries);
    return members(
        out -> {
          out.name("lost").value(lost).name("events").beginArray();
          for (int i = 0; i < entries.size(); i++) {
            EventJson.write(out, entries.get(i), words.get(i));
          }
          out.endArray();
        });
  }

  private String topics() {
    return members(
        out -> {
          out.name("topics").beginArray();
          for (Event.Message message : history.topics()) {
            out.beginObject().name("t").value(message.nanos() / 1e6);
            EventJson.message(out, message);
            out.endObject();
          }
          out.endArray();
        });
  }

  private static String members(Body body) {
    String object = object(body);
    return object.substring(1, object.length() - 1);
  }

  private static String object(Body body) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginObject();
      body.write(out);
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
