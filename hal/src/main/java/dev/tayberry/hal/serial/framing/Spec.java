package dev.tayberry.hal.serial.framing;

import dev.tayberry.hal.HalException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One level of a framing option as JavaScript wrote it, read with errors that name the key. */
record Spec(String path, Map<?, ?> values) {
  /** Refuses keys that mean nothing, since a misspelt one would change a protocol in silence. */
  Spec allow(String... keys) {
    for (Object key : values.keySet()) {
      if (!Set.of(keys).contains(String.valueOf(key))) {
        throw HalException.typeError(
            "serial: %s.%s is not an option; there are %s"
                .formatted(path, key, String.join(", ", keys)));
      }
    }
    return this;
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  int integer(String key, int least, int most) {
    Object value = values.get(key);
    if (!(value instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw wrong(key, "an integer", value);
    }
    if (number.intValue() < least || number.intValue() > most) {
      throw HalException.rangeError(
          "serial: %s.%s must be from %d to %d, got %s".formatted(path, key, least, most, number));
    }
    return number.intValue();
  }

  int integer(String key, int least, int most, int otherwise) {
    return has(key) ? integer(key, least, most) : otherwise;
  }

  /** Milliseconds as nanoseconds; 0 where not given. */
  long millis(String key) {
    Object value = values.get(key);
    if (value == null) {
      return 0;
    }
    if (!(value instanceof Number number) || !(number.doubleValue() >= 0)) {
      throw wrong(key, "a number of milliseconds", value);
    }
    return Math.round(number.doubleValue() * 1e6);
  }

  boolean flag(String key) {
    Object value = values.get(key);
    if (value != null && !(value instanceof Boolean)) {
      throw wrong(key, "true or false", value);
    }
    return Boolean.TRUE.equals(value);
  }

  String word(String key, @Nullable String otherwise, String... allowed) {
    Object value = has(key) ? values.get(key) : otherwise;
    if (!(value instanceof String word) || !List.of(allowed).contains(word)) {
      throw wrong(key, "one of " + String.join(", ", allowed), value);
    }
    return word;
  }

  /** Bytes given as numbers from 0 to 255; empty where not given. */
  byte[] bytes(String key) {
    Object value = values.get(key);
    if (value == null) {
      return new byte[0];
    }
    if (value instanceof byte[] ready) {
      return ready.clone();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(key, "an array of bytes", value);
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      if (!(list.get(i) instanceof Number n) || n.doubleValue() != (n.intValue() & 0xFF)) {
        throw wrong(key + "[" + i + "]", "a byte from 0 to 255", list.get(i));
      }
      bytes[i] = n.byteValue();
    }
    return bytes;
  }

  Spec inner(String key) {
    if (!(values.get(key) instanceof Map<?, ?> inner)) {
      throw wrong(key, "an object", values.get(key));
    }
    return new Spec(path + "." + key, inner);
  }

  private HalException wrong(String key, String wanted, @Nullable Object got) {
    String shown = got == null ? "nothing" : got instanceof String ? "\"" + got + "\"" : "" + got;
    return HalException.typeError(
        "serial: %s.%s must be %s, got %s".formatted(path, key, wanted, shown));
  }
}
