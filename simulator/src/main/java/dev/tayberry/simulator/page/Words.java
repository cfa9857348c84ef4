package dev.tayberry.simulator.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.simulator.panel.Panel;
import dev.tayberry.simulator.record.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What serial traffic says to a rig that knows the protocol. */
final class Words {
  private Words() {}

  /** One each; empty for what is no traffic, or says nothing. */
  static List<String> of(@Nullable Panel panel, List<History.Entry> entries) {
    JsonArray asked = new JsonArray();
    for (History.Entry entry : entries) {
      if (entry.event() instanceof Event.Bytes bytes) {
        JsonObject one = new JsonObject();
        one.addProperty("port", bytes.port());
        one.addProperty("fromBoard", bytes.fromBoard());
        one.addProperty("bytes", EventJson.hex(bytes.bytes()));
        asked.add(one);
      }
    }
    JsonArray answers =
        panel == null || asked.isEmpty()
            ? new JsonArray()
            : JsonParser.parseString(panel.words(asked.toString())).getAsJsonArray();
    List<String> words = new ArrayList<>();
    int next = 0;
    for (History.Entry entry : entries) {
      boolean isAnswered = entry.event() instanceof Event.Bytes && next < answers.size();
      words.add(isAnswered ? answers.get(next++).getAsString() : "");
    }
    return words;
  }
}
