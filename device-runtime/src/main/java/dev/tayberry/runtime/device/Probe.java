package dev.tayberry.runtime.device;

import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Asks what the manifest names until it answers; blocks a thread of its own. */
final class Probe {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int PAUSE_MILLIS = 250;

  private final Manifest.Probe probe;
  private volatile String last = "it has not been asked yet";

  Probe(Manifest.Probe probe) {
    this.probe = probe;
  }

  /** Why it does not count as answering. */
  String last() {
    return last;
  }

  /** Done when it answers; never, once nobody wants to know any more. */
  CompletableFuture<Boolean> passes(BooleanSupplier wanted) {
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("tayberry-probe")
        .start(
            () -> {
              while (wanted.getAsBoolean() && !answers()) {
                pause(answered);
              }
              if (wanted.getAsBoolean()) {
                answered.complete(true);
              }
            });
    return answered;
  }

  private static void pause(CompletableFuture<Boolean> until) {
    try {
      until.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Once more.
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      last = probe.http() ? http() : tcp();
    } catch (IOException | IllegalArgumentException e) {
      last = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    return last.isEmpty();
  }

  private String http() throws IOException {
    var connection = (HttpURLConnection) URI.create(probe.address()).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setUseCaches(false);
    try {
      int code = connection.getResponseCode();
      return code / 100 == 2 ? "" : "it answers " + code;
    } finally {
      connection.disconnect();
    }
  }

  private String tcp() throws IOException {
    int colon = probe.address().lastIndexOf(':');
    String host = probe.address().substring(0, colon).replaceAll("^\\[|]$", "");
    int port = Integer.parseInt(probe.address().substring(colon + 1));
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return "";
    }
  }
}
