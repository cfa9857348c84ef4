package dev.tayberry.runtime.module;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A path like any other, but asked for its sibling it answers with the module that an import in it
 * means. It is the one place where the engine says who imports what, in the author's own words:
 * './events' and 'events' are no longer told apart once they are joined to a folder.
 */
final class Importer {
  private Importer() {}

  static Path of(Path file, Function<String, Path> imports) {
    return (Path)
        Proxy.newProxyInstance(
            Importer.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (self, method, args) ->
                switch (method.getName()) {
                  case "resolveSibling" -> imports.apply(args[0].toString());
                  case "normalize", "toAbsolutePath" -> self;
                  case "equals" -> file.toString().equals(args[0].toString());
                  default -> {
                    try {
                      yield method.invoke(file, args);
                    } catch (InvocationTargetException e) {
                      throw e.getTargetException();
                    }
                  }
                });
  }
}
