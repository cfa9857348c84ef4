package dev.tayberry.hal.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import com.pi4j.io.IO;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a backend has open, as Pi4J knows it: each is created by a context of the backend's own,
 * with its own providers, and registered there until it is closed. The context is made with the
 * first, so that a program pays only for what it uses. Any thread.
 */
public final class Pi4jRegistry<T> {
  private final BiFunction<ContextBuilder, Pi4jRegistry<T>, ContextBuilder> providers;
  private final Map<String, T> opening = new ConcurrentHashMap<>();
  private @Nullable Context context;

  /**
   * Nothing is registered yet.
   *
   * @param providers adds the providers, which ask {@link #opening} for what they shall show
   */
  public Pi4jRegistry(BiFunction<ContextBuilder, Pi4jRegistry<T>, ContextBuilder> providers) {
    this.providers = providers;
  }

  /**
   * Registers what is open.
   *
   * @param create calls {@code context.create} with a configuration of this id
   */
  public <I> I add(String id, T open, Function<Context, I> create) {
    opening.put(id, open);
    try {
      return create.apply(context());
    } finally {
      opening.remove(id);
    }
  }

  /** What is being registered under the id: Pi4J hands its providers a configuration alone. */
  public Optional<T> opening(String id) {
    return Optional.ofNullable(opening.get(id));
  }

  /**
   * For providers: what they made of a configuration, registered.
   *
   * @param release closes it again where Pi4J has one of these already
   */
  public static <I extends IO<?, ?, ?>> I register(Context context, I made, Runnable release) {
    try {
      context.registry().add(made);
      return made;
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** It is closed, or about to be. Idempotent. */
  public void remove(String id) {
    var registry = context().registry();
    if (registry.exists(id)) {
      registry.remove(id);
    }
  }

  public synchronized Context context() {
    if (context == null) {
      var builder = Pi4J.newContextBuilder().noAutoDetect().noAutoInject().disableShutdownHook();
      context = providers.apply(builder, this).build();
    }
    return context;
  }
}
