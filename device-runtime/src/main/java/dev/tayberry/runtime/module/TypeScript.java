package dev.tayberry.runtime.module;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Takes the types out of TypeScript. A laptop has one on its class path; a device has none, since
 * what is deployed there has been stripped already, and is run as it lies there.
 */
public interface TypeScript {
  /**
   * The JavaScript that is left, every token on its own line and column. Blocks, for seconds the
   * first time; any thread.
   *
   * @throws dev.tayberry.hal.HalException with file, line and column of what cannot be taken out
   */
  String strip(Path file, String text);

  /** Whether the name is that of TypeScript that is run; declarations never are. */
  static boolean isNamed(String name) {
    return name.matches("(?s).*\\.[cm]?ts") && !isDeclaration(name);
  }

  /** Whether the name is that of types for an editor, which nothing ever runs. */
  static boolean isDeclaration(String name) {
    return name.matches("(?s).*\\.d\\.([^./]+\\.)?[cm]?ts");
  }

  /** The one of this process. */
  static Optional<TypeScript> here() {
    return ServiceLoader.load(TypeScript.class).findFirst();
  }
}
