package dev.tayberry.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tayberry.deploy.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What an app that runs says of itself, at its control socket.
 *
 * @param started its process
 * @param busy the reasons it gives
 * @param trips the last of them, at most ten
 * @param lastTrip what the last one was about
 * @param turns whether its loop does; a script that blocks it has it stand still
 */
record Live(
    @Nullable Instant started,
    List<String> busy,
    int trips,
    @Nullable String lastTrip,
    boolean turns) {
  private static final long PATIENCE_SECONDS = 5;

  /** Asks; nothing where nobody answers. */
  static Optional<Live> ask(Around around, Wire wire, String app) {
    String socket = around.layout().running() + "/" + app + "/control.sock";
    try (Wire.Tunnel tunnel = wire.tunnel(socket)) {
      FutureTask<Optional<Live>> answer = new FutureTask<>(() -> ask(tunnel));
      Thread.ofVirtual().start(answer);
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      return Optional.empty(); // systemd's word is told all the same
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Live> ask(Wire.Tunnel tunnel) throws IOException {
    tunnel.out().write("{\"id\":1,\"do\":\"status\"}\n".getBytes(StandardCharsets.UTF_8));
    tunnel.out().flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(tunnel.in(), StandardCharsets.UTF_8));
    String line = in.readLine();
    return line == null ? Optional.empty() : parse(line);
  }

  static Optional<Live> parse(String line) {
    try {
      return JsonParser.parseString(line) instanceof JsonObject json
              && json.get("result") instanceof JsonObject result
          ? Optional.of(of(result))
          : Optional.empty();
    } catch (JsonParseException | IllegalStateException | DateTimeException e) {
      return Optional.empty(); // of a runtime that speaks otherwise
    }
  }

  private static Live of(JsonObject result) {
    List<String> busy = new ArrayList<>();
    for (JsonElement one : result.getAsJsonArray("busy")) {
      busy.add(one.getAsJsonObject().get("reason").getAsString());
    }
    List<JsonElement> trips = result.getAsJsonArray("trips").asList();
    return new Live(
        Instant.parse(result.get("started").getAsString()),
        busy,
        trips.size(),
        trips.isEmpty() ? null : trips.getLast().getAsJsonObject().get("message").getAsString(),
        result.has("lag") && !result.get("lag").isJsonNull());
  }

  /** For how long by the device's own clock, which need not be ours. */
  String up(long now) {
    return started == null ? "" : words(Duration.between(started, Instant.ofEpochSecond(now)));
  }

  String tripsText() {
    return trips == 0 ? "" : trips + (trips == 10 ? " or more" : "") + ": " + lastTrip;
  }

  /** Two units at most: nobody wants the seconds of a week. */
  private static String words(Duration time) {
    if (time.isNegative()) {
      return "";
    }
    return time.toDays() > 0
        ? time.toDays() + " d " + time.toHoursPart() + " h"
        : time.toHours() > 0
            ? time.toHours() + " h " + time.toMinutesPart() + " min"
            : time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
  }
}
