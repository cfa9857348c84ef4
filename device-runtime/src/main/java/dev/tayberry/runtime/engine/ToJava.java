package dev.tayberry.runtime.engine;

import dev.tayberry.hal.HalException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** JavaScript values on their way to Java. The JS halves validate; this is the last line. */
final class ToJava {
  private final Script script;
  private final Bridge bridge;

  ToJava(Script script, Bridge bridge) {
    this.script = script;
    this.bridge = bridge;
  }

  @Nullable Object convert(@Nullable Value value, Type type) {
    Class<?> raw = raw(type);
    if (value == null || value.isNull()) {
      return absent(raw);
    }
    try {
      return present(value, type, raw);
    } catch (ClassCastException | UnsupportedOperationException e) {
      throw HalException.typeError(
          "a " + raw.getSimpleName().toLowerCase(Locale.ROOT) + " was expected, got " + value);
    }
  }

  private static @Nullable Object absent(Class<?> raw) {
    if (raw == boolean.class) {
      return false;
    }
    if (raw.isPrimitive()) {
      throw HalException.typeError("a " + raw.getSimpleName() + " was expected, got nothing");
    }
    return null;
  }

  private @Nullable Object present(Value value, Type type, Class<?> raw) {
    if (raw == Value.class) {
      return value;
    } else if (raw == boolean.class || raw == Boolean.class) {
      return value.asBoolean();
    } else if (raw == int.class || raw == Integer.class) {
      return value.fitsInInt() || !isZero(value) ? value.asInt() : 0;
    } else if (raw == long.class || raw == Long.class) {
      return value.asLong();
    } else if (raw == double.class || raw == Double.class) {
      return value.asDouble();
    } else if (raw == String.class) {
      return value.asString();
    } else if (raw == byte[].class) {
      return bytes(value);
    } else if (raw.isEnum()) {
      return constant(value.asString(), raw);
    } else if (raw == List.class) {
      return list(value, argument(type, 0));
    } else if (raw == Map.class) {
      return map(value, argument(type, 1));
    } else if (raw.isRecord()) {
      return recordOf(value, raw);
    } else if (raw.isAnnotationPresent(FunctionalInterface.class)) {
      return callback(value, raw);
    } else if (raw == Object.class) {
      return plain(value);
    }
    throw new IllegalStateException("no way from JavaScript to " + type);
  }

  /** Minus zero is no int to the engine. */
  private static boolean isZero(Value value) {
    return value.fitsInDouble() && value.asDouble() == 0;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> c -> c;
      case ParameterizedType p -> raw(p.getRawType());
      case WildcardType w -> raw(w.getUpperBounds()[0]);
      default -> Object.class;
    };
  }

  private static Type argument(Type type, int i) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[i] : Object.class;
  }

  static byte[] bytes(Value value) {
    Value buffer = value;
    int from = 0;
    if (!value.hasBufferElements()) {
      buffer = value.hasMember("buffer") ? value.getMember("buffer") : value;
      if (!buffer.hasBufferElements()) {
        throw HalException.typeError("bytes were expected (a Buffer or Uint8Array), got " + value);
      }
      from = value.getMember("byteOffset").asInt();
    }
    int length =
        buffer.equals(value) ? (int) value.getBufferSize() : value.getMember("byteLength").asInt();
    if (from < 0 || length < 0 || from > buffer.getBufferSize() - length) {
      throw HalException.typeError(
          "bytes were expected, but their buffer is detached or too small");
    }
    byte[] bytes = new byte[length];
    if (length > 0) {
      buffer.readBuffer(from, bytes, 0, length);
    }
    return bytes;
  }

  private static Object constant(String name, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (name.equals(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
    }
    throw HalException.typeError("no such " + type.getSimpleName() + ": " + name);
  }

  private List<@Nullable Object> list(Value value, Type element) {
    List<@Nullable Object> list = new ArrayList<>();
    for (long i = 0; i < value.getArraySize(); i++) {
      list.add(convert(value.getArrayElement(i), element));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(Value value, Type element) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key : value.getMemberKeys()) {
      Value member = value.getMember(key);
      if (!isUndefined(member)) {
        map.put(key, convert(member, element));
      }
    }
    return map;
  }

  private static boolean isUndefined(Value value) {
    return value.isNull() && "undefined".equals(value.toString());
  }

  private Object recordOf(Value value, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] parts = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      parts[i] = convert(value.getMember(components[i].getName()), components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(parts);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object plain(Value value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    } else if (value.isString()) {
      return value.asString();
    } else if (value.isNumber()) {
      return value.fitsInInt() ? (Object) value.asInt() : (Object) value.asDouble();
    } else if (value.hasBufferElements()
        || (value.hasArrayElements() && value.hasMember("byteOffset"))) {
      return bytes(value);
    } else if (value.hasArrayElements()) {
      return list(value, Object.class);
    } else if (value.canExecute()) {
      return value;
    }
    return map(value, Object.class);
  }

  private Object callback(Value function, Class<?> type) {
    if (!function.canExecute()) {
      throw HalException.typeError("a function was expected, got " + function);
    }
    InvocationHandler handler =
        (proxy, method, args) -> {
          if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
          }
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, args);
          }
          return invoke(function, method, args);
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private @Nullable Object invoke(
      Value function, Method method, @Nullable Object @Nullable [] args) {
    @Nullable Object[] converted = args == null ? new @Nullable Object[0] : args.clone();
    for (int i = 0; i < converted.length; i++) {
      converted[i] = bridge.toScript(converted[i]);
    }
    Value result = script.call(function, converted);
    return method.getReturnType() == void.class
        ? null
        : convert(result, method.getGenericReturnType());
  }

  private static Object ofObject(Object proxy, Method method, Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> args != null && proxy.hashCode() == System.identityHashCode(args[0]);
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "a JavaScript function";
    };
  }
}
