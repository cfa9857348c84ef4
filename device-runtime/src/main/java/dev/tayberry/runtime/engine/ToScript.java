package dev.tayberry.runtime.engine;

import dev.tayberry.hal.Hold;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Java values on their way to JavaScript. */
final class ToScript {
  private final Script script;
  private final Bridge bridge;

  ToScript(Script script, Bridge bridge) {
    this.script = script;
    this.bridge = bridge;
  }

  @Nullable Object convert(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case Integer i -> i;
      case Double d -> d;
      case String s -> s;
      case Value v -> v;
      case Long l -> script.helper("bigint").execute(l);
      case byte[] bytes -> script.helper("bytes").execute(ByteBuffer.wrap(bytes));
      case Enum<?> e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Optional<?> o -> convert(o.orElse(null));
      case Collection<?> all -> array(all);
      case Map<?, ?> map -> object(map);
      case CompletableFuture<?> future -> promise(future);
      case Throwable error -> script.error(Bridge.known(error));
      case Record r when !Bridge.isExported(r.getClass()) -> object(r);
      default -> {
        if (!Bridge.isExported(value.getClass())) {
          throw new IllegalStateException("nothing for JavaScript in " + value.getClass());
        }
        yield bridge.table(value);
      }
    };
  }

  private Value array(Collection<?> all) {
    Value array = script.helper("array").execute();
    long i = 0;
    for (Object element : all) {
      array.setArrayElement(i++, convert(element));
    }
    return array;
  }

  private Value object(Map<?, ?> map) {
    Value object = script.helper("object").execute();
    map.forEach((key, value) -> object.putMember(String.valueOf(key), convert(value)));
    return object;
  }

  private Value object(Record r) {
    Value object = script.helper("object").execute();
    for (RecordComponent component : r.getClass().getRecordComponents()) {
      try {
        var read = component.getAccessor();
        read.setAccessible(true);
        object.putMember(component.getName(), convert(read.invoke(r)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return object;
  }

  private Value promise(CompletableFuture<?> future) {
    Value deferred = script.helper("deferred").execute();
    if (future.isDone()) {
      future.whenComplete((value, error) -> settle(deferred, value, error));
    } else {
      // Whoever waits for an answer of ours has not come to its end.
      Hold hold = script.loop().hold("an answer");
      future.whenComplete(
          (value, error) ->
              script
                  .loop()
                  .post(
                      () -> {
                        hold.release();
                        settle(deferred, value, error);
                      }));
    }
    return deferred.getMember("promise");
  }

  private void settle(Value deferred, @Nullable Object value, @Nullable Throwable error) {
    if (script.isClosed()) {
      return;
    }
    if (error == null) {
      script.call(deferred.getMember("resolve"), convert(value));
    } else {
      Throwable cause =
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error;
      script.call(deferred.getMember("reject"), script.error(Bridge.known(cause)));
    }
  }
}
