package dev.tayberry.runtime.engine;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java objects callable from JavaScript: a plain object with one function for each {@link
 * Exported} method. Host objects themselves never get there.
 */
public final class Bridge {
  private static final Map<Class<?>, List<Method>> EXPORTED = new ConcurrentHashMap<>();

  private final Script script;
  private final ToJava toJava;
  private final ToScript toScript;

  Bridge(Script script) {
    this.script = script;
    toJava = new ToJava(script, this);
    toScript = new ToScript(script, this);
  }

  static boolean isExported(Class<?> type) {
    return !exportedMethods(type).isEmpty();
  }

  private static List<Method> exportedMethods(Class<?> type) {
    return EXPORTED.computeIfAbsent(
        type,
        t ->
            Arrays.stream(t.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Exported.class))
                .peek(m -> m.setAccessible(true))
                .toList());
  }

  /** The object as JavaScript gets it. */
  public Value table(Object target) {
    Value table = script.helper("object").execute();
    for (Method method : exportedMethods(target.getClass())) {
      table.putMember(method.getName(), function(target, method));
    }
    return table;
  }

  /** A Java value as JavaScript gets it; see {@link Exported}. */
  public @Nullable Object toScript(@Nullable Object value) {
    return toScript.convert(value);
  }

  private ProxyExecutable function(Object target, Method method) {
    var types = method.getGenericParameterTypes();
    return args -> {
      try {
        @Nullable Object[] converted = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
          converted[i] = toJava.convert(i < args.length ? args[i] : null, types[i]);
        }
        return toScript.convert(method.invoke(target, converted));
      } catch (InvocationTargetException e) {
        throw thrown(e.getCause() == null ? e : e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      } catch (RuntimeException | StackOverflowError e) {
        throw thrown(e); // in a conversion
      }
    };
  }

  /** No Java exception gets to JavaScript as it is. */
  private RuntimeException thrown(Throwable error) {
    if (error instanceof PolyglotException guest) {
      throw guest; // a callback's own error on its way out
    }
    if (error instanceof StackOverflowError) {
      throw script.overflow();
    }
    if (error instanceof VirtualMachineError fatal) {
      throw fatal;
    }
    throw script.thrown(known(error));
  }

  /** Any other exception than ours is a fault of ours; the script may still catch it. */
  static HalException known(Throwable error) {
    if (error instanceof HalException known) {
      return known;
    }
    if (error instanceof StackOverflowError) {
      return new HalException("ERR_STACK_OVERFLOW", "Maximum call stack size exceeded", error);
    }
    if (System.getenv("TAY_DEBUG") != null) {
      error.printStackTrace();
    }
    return new HalException(
        "ERR_INTERNAL",
        "a fault in Tayberry itself: " + error + "; set TAY_DEBUG=1 to see where",
        error);
  }
}
