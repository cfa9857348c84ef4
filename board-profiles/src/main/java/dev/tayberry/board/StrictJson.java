package dev.tayberry.board;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;

/** JSON as the standard has it, and no key twice: Gson would silently keep the last. */
final class StrictJson {
  private final String file;

  private StrictJson(String file) {
    this.file = file;
  }

  static JsonElement parse(String file, String text) {
    try (JsonReader in = new JsonReader(new StringReader(text))) {
      in.setStrictness(Strictness.STRICT);
      JsonElement value = new StrictJson(file).value(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("more after the end");
      }
      return value;
    } catch (MalformedJsonException | EOFException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new BoardException(file + ": is not JSON: " + reason);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonElement value(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> array(in);
      case STRING -> new JsonPrimitive(in.nextString());
      case NUMBER -> new JsonPrimitive(new BigDecimal(in.nextString()));
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      case NULL -> {
        in.nextNull();
        yield JsonNull.INSTANCE;
      }
      default -> throw new MalformedJsonException("unexpected " + in.peek());
    };
  }

  private JsonObject object(JsonReader in) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String key = in.nextName();
      if (object.has(key)) {
        String path = in.getPath().replaceFirst("^\\$\\.?", "");
        throw new BoardException(file + ": " + path + ": is there twice; keep one");
      }
      object.add(key, value(in));
    }
    in.endObject();
    return object;
  }

  private JsonArray array(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(value(in));
    }
    in.endArray();
    return array;
  }
}
