package dev.tayberry.runtime.device;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.Version;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.node.Memory;
import dev.tayberry.runtime.readiness.Readiness;
import dev.tayberry.runtime.safety.Trip;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an app is, for whoever asks; any thread. */
final class Status {
  private static final int TRIPS = 10;

  private final EventLoop loop;
  private final long processSince;
  private final Deque<Trip> trips = new ArrayDeque<>();
  private Service.State state = Service.State.STARTING;
  private long stateSince;
  private int starts;
  private @Nullable App app;
  private @Nullable Program program;

  Status(EventLoop loop) {
    this.loop = loop;
    processSince = loop.currentTimeMillis();
    stateSince = processSince;
  }

  synchronized void begins(App app, Program program) {
    this.app = app;
    this.program = program;
    starts++;
    is(Service.State.STARTING);
  }

  synchronized void is(Service.State state) {
    this.state = state;
    stateSince = loop.currentTimeMillis();
  }

  synchronized void tripped(Trip trip) {
    if (trips.size() == TRIPS) {
      trips.removeFirst();
    }
    trips.add(trip);
  }

  /** For {@code systemctl status}. */
  synchronized String line() {
    return line(state);
  }

  synchronized String line(Service.State state) {
    String id = app == null ? null : app.release().id();
    return state.word() + (id == null ? "" : ", release " + id);
  }

  /** All of it but what only the loop can tell. */
  synchronized JsonObject json() {
    JsonObject json = new JsonObject();
    if (app != null) {
      json.addProperty("app", app.manifest().name());
      json.addProperty("release", app.release().id());
      json.addProperty("board", app.board().name());
    }
    json.addProperty("state", state.word());
    json.addProperty("since", time(stateSince));
    json.addProperty("started", time(processSince));
    json.addProperty("starts", starts);
    json.addProperty("pid", ProcessHandle.current().pid());
    json.addProperty("runtime", Version.CURRENT);
    json.add("busy", busy(program == null ? List.of() : program.readiness().busy()));
    json.add("memory", memory());
    JsonArray all = new JsonArray();
    trips.forEach(trip -> all.add(trip.json()));
    json.add("trips", all);
    return json;
  }

  static JsonArray busy(List<Readiness.Busy> reasons) {
    JsonArray all = new JsonArray();
    for (Readiness.Busy each : reasons) {
      JsonObject one = new JsonObject();
      one.addProperty("reason", each.reason());
      one.addProperty("since", time(each.since()));
      all.add(one);
    }
    return all;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static JsonObject memory() {
    var now = Memory.now();
    JsonObject memory = new JsonObject();
    memory.addProperty("heap", now.heapUsed());
    memory.addProperty("resident", now.resident());
    return memory;
  }
}
