package dev.tayberry.runtime.device;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tayberry.board.NearName;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.node.LogLevel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What can be asked of an app at its control socket; on the socket's thread. */
final class Commands {
  /** Where an answer goes; any thread, once. */
  interface Reply {
    void done(JsonObject result);

    void failed(String code, String message);
  }

  private static final List<String> VERBS =
      List.of("status", "reload", "logLevel", "stop", "events");
  private static final long LOOP_PATIENCE_NANOS = 1_000_000_000L;

  private final Service service;
  private final EventLoop loop;
  private final ConcurrentLinkedQueue<Asked> waiting = new ConcurrentLinkedQueue<>();

  Commands(Service service, EventLoop loop) {
    this.service = service;
    this.loop = loop;
  }

  void run(String verb, JsonObject request, Reply reply) {
    switch (verb) {
      case "status" -> status(reply);
      case "reload" -> reload(flag(request, "force"), reply);
      case "logLevel" -> logLevel(request.get("level"), reply);
      case "stop" -> stop(reply);
      default -> reply.failed("EINVAL", unknown(verb));
    }
  }

  // --- status: how late the loop is, only the loop can tell ---

  private final class Asked {
    private final long at = loop.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Reply reply;

    Asked(Reply reply) {
      this.reply = reply;
    }

    void answer(boolean turned) {
      if (answered.compareAndSet(false, true)) {
        waiting.remove(this);
        JsonObject status = service.status().json();
        status.addProperty("logLevel", service.logLevel().word());
        double lag = Math.round((loop.nanoTime() - at) / 1e3) / 1e3;
        status.add("lag", turned ? new JsonPrimitive(lag) : JsonNull.INSTANCE);
        reply.done(status);
      }
    }
  }

  private void status(Reply reply) {
    Asked asked = new Asked(reply);
    waiting.add(asked);
    loop.post(() -> asked.answer(true));
  }

  /** Whether somebody waits for the loop: then {@link #look} wants to be called now and then. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Whoever has waited for long enough is told that the loop does not turn. */
  void look() {
    for (Asked asked : waiting) {
      if (loop.nanoTime() - asked.at > LOOP_PATIENCE_NANOS) {
        asked.answer(false);
      }
    }
  }

  // --- what changes something ---

  private void reload(boolean force, Reply reply) {
    service
        .reload(force)
        .thenAccept(
            refusal ->
                refusal.ifPresentOrElse(
                    why -> reply.failed(why.code(), why.message()),
                    () -> reply.done(new JsonObject())));
  }

  private void logLevel(@Nullable JsonElement wanted, Reply reply) {
    if (wanted != null) {
      Optional<LogLevel> level = text(wanted).flatMap(LogLevel::of);
      if (level.isEmpty()) {
        String words = String.join(", ", LogLevel.words());
        reply.failed("EINVAL", "level must be one of %s; got %s".formatted(words, wanted));
        return;
      }
      service.logLevel(level.get());
    }
    JsonObject result = new JsonObject();
    result.addProperty("level", service.logLevel().word());
    reply.done(result);
  }

  /** As SIGTERM: the app has its say. Its supervisor does not start it again. */
  private void stop(Reply reply) {
    reply.done(new JsonObject());
    service.signal("SIGTERM", Service.SIGTERM);
  }

  private static boolean flag(JsonObject request, String name) {
    return request.get(name) instanceof JsonPrimitive flag
        && flag.isBoolean()
        && flag.getAsBoolean();
  }

  static Optional<String> text(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString()
        ? Optional.of(text.getAsString())
        : Optional.empty();
  }

  private static String unknown(String verb) {
    String shown = verb.length() > 30 ? verb.substring(0, 30) + "…" : verb;
    String near = NearName.of(shown, VERBS).map(name -> "; did you mean " + name + "?").orElse("");
    return "there is no \"%s\" to do%s (%s)".formatted(shown, near, String.join(", ", VERBS));
  }
}
