package dev.tayberry.rig;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Speaks the Chrome DevTools Protocol with a program's inspector, as an editor's debugger does. */
final class Debugger implements AutoCloseable {
  private static final int SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private int number;

  Debugger(URI inspector) {
    socket = client.newWebSocketBuilder().buildAsync(inspector, new Ears()).join();
    send("Runtime.enable");
    send("Debugger.enable");
    send("Runtime.runIfWaitingForDebugger");
  }

  /** The script stands still when this returns. */
  void pause() {
    send("Debugger.pause");
    await("Debugger.paused");
  }

  void resume() {
    send("Debugger.resume");
    await("Debugger.resumed");
  }

  private void send(String method) {
    number++;
    socket.sendText("{\"id\":%d,\"method\":\"%s\"}".formatted(number, method), true).join();
    await("\"id\":" + number);
  }

  private void await(String part) {
    try {
      String message;
      do {
        message = heard.poll(SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("the inspector said no " + part);
        }
      } while (!message.contains(part));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        heard.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
