package dev.tayberry.runtime.device;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One who asks at the control socket; on the socket's thread. He is read no further while he has
 * not taken what he asked for, and dropped when he lets events pile up.
 */
final class ControlClient {
  static final int LONGEST_LINE = 64 * 1024;
  private static final int MANY_BYTES = 256 * 1024;
  private static final int MANY_QUESTIONS = 32;

  private final ControlSocket server;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Deque<ByteBuffer> out = new ArrayDeque<>();
  private ByteBuffer line = ByteBuffer.allocate(512);
  private long unsent;
  private int unanswered;
  private boolean ended;
  private boolean wantsEvents;

  ControlClient(ControlSocket server, SocketChannel channel, SelectionKey key) {
    this.server = server;
    this.channel = channel;
    this.key = key;
  }

  /** Whatever it can do now. */
  void act(ByteBuffer buffer) throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (key.isValid() && key.isReadable()) {
      read(buffer);
    }
  }

  private void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    if (count < 0) {
      ended = true; // he may still want his answers
      if (line.position() > 0) {
        complete();
      }
    }
    buffer.flip();
    while (buffer.hasRemaining() && key.isValid()) {
      byte next = buffer.get();
      if (next == '\n') {
        complete();
      } else if (!line.hasRemaining() && !grow()) {
        return;
      } else {
        line.put(next);
      }
    }
    settle();
  }

  private boolean grow() throws IOException {
    if (line.capacity() >= LONGEST_LINE) {
      fail(JsonNull.INSTANCE, "EMSGSIZE", "a line has at most " + LONGEST_LINE + " bytes");
      ended = true; // where the next line would begin, nobody knows
      line.clear();
      settle();
      return false;
    }
    line.flip();
    line = ByteBuffer.allocate(line.capacity() * 2).put(line);
    return true;
  }

  private void complete() {
    String text = new String(line.array(), 0, line.position(), StandardCharsets.UTF_8);
    line = line.capacity() > 4096 ? ByteBuffer.allocate(512) : line.clear();
    if (!text.isBlank()) {
      request(text);
    }
  }

  private void request(String text) {
    JsonObject request = parse(text);
    if (request == null) {
      fail(
          JsonNull.INSTANCE,
          "EINVAL",
          "a line must be a JSON object like {\"id\":1,\"do\":\"status\"}");
      return;
    }
    JsonElement id = request.has("id") ? request.get("id") : JsonNull.INSTANCE;
    String verb = Commands.text(request.get("do")).orElse("");
    unanswered++;
    Commands.Reply reply = new Answer(id);
    if (verb.equals("events")) {
      wantsEvents = true;
      reply.done(new JsonObject());
    } else {
      server.commands().run(verb, request, reply);
    }
  }

  private static @Nullable JsonObject parse(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject request ? request : null;
    } catch (JsonParseException | StackOverflowError e) {
      return null;
    }
  }

  /** Comes from any thread, and goes to the socket's. */
  private final class Answer implements Commands.Reply {
    private final JsonElement id;

    Answer(JsonElement id) {
      this.id = id;
    }

    @Override
    public void done(JsonObject result) {
      JsonObject answer = answer(id, true);
      answer.add("result", result);
      server.execute(() -> answered(answer));
    }

    @Override
    public void failed(String code, String message) {
      server.execute(() -> answered(failure(id, code, message)));
    }
  }

  private void answered(JsonObject answer) {
    unanswered--;
    send(answer);
  }

  private static JsonObject answer(JsonElement id, boolean ok) {
    JsonObject answer = new JsonObject();
    answer.add("id", id);
    answer.addProperty("ok", ok);
    return answer;
  }

  private static JsonObject failure(JsonElement id, String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonObject answer = answer(id, false);
    answer.add("error", error);
    return answer;
  }

  void fail(JsonElement id, String code, String message) {
    send(failure(id, code, message));
  }

  void event(JsonObject event) {
    if (wantsEvents) {
      send(event);
    }
  }

  /** Answers what he has asked, and then no more. */
  void last() {
    ended = true;
    wantsEvents = false;
    settle();
  }

  private void send(JsonObject message) {
    if (!key.isValid()) {
      return;
    }
    byte[] bytes = (message + "\n").getBytes(StandardCharsets.UTF_8);
    out.add(ByteBuffer.wrap(bytes));
    unsent += bytes.length;
    try {
      write();
    } catch (IOException e) {
      server.drop(key);
    }
  }

  private void write() throws IOException {
    ByteBuffer first = out.peek();
    while (first != null) {
      unsent -= channel.write(first);
      if (first.hasRemaining()) {
        break;
      }
      out.remove();
      first = out.peek();
    }
    settle();
  }

  /** What is to be waited for, if he is still wanted. */
  private void settle() {
    if (!key.isValid()) {
      return;
    }
    boolean over = ended && out.isEmpty() && unanswered == 0 && !wantsEvents;
    if (over || unsent > MANY_BYTES) {
      server.drop(key);
      return;
    }
    boolean reads = !ended && out.isEmpty() && unanswered < MANY_QUESTIONS;
    key.interestOps(
        (reads ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
  }
}
