package dev.tayberry.runtime.module;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A module that comes with the runtime.
 *
 * @param id as it is imported: {@code hal:gpio}, {@code node:fs}; {@code internal:…} for built-ins
 *     only
 * @param beside the class whose folder holds the script
 * @param script the JS half's file name
 * @param nativeHalf made when the module is first used; null where there is none
 */
public record BuiltIn(
    String id, Class<?> beside, String script, @Nullable Supplier<? extends Object> nativeHalf) {

  /** Whether programs may import it. */
  public boolean isPublic() {
    return !id.startsWith("internal:");
  }
}
