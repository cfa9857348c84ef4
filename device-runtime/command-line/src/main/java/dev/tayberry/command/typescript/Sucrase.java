package dev.tayberry.command.typescript;

import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.module.TypeScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Sucrase, a stripper in JavaScript, in our own engine: it runs wherever we run. */
public final class Sucrase implements TypeScript {
  private static final String LIBRARY = "/META-INF/resources/_static/sucrase/3.35.1/dist/";

  /** One for the process: loading it takes a second. */
  private static @Nullable Value loaded;

  private final Kept kept;

  /** What has been stripped before is kept in the user's cache folder. */
  public Sucrase() {
    this(Kept.ofUser(LIBRARY + Script.source(Sucrase.class, "strip.js")));
  }

  Sucrase(Kept kept) {
    this.kept = kept;
  }

  @Override
  public String strip(Path file, String text) {
    String before = kept.get(text);
    if (before != null) {
      return before;
    }
    Value result;
    synchronized (Sucrase.class) {
      result = stripper().execute(text);
    }
    Value refused = result.getMember("refused");
    if (refused != null && !refused.isNull()) {
      throw new HalException(result.getMember("code").asString(), file + ":" + refused.asString());
    }
    String stripped = result.getMember("text").asString();
    kept.put(text, stripped);
    return stripped;
  }

  private static Value stripper() {
    Value known = loaded;
    if (known == null) {
      // Programs share an engine, which asks for their rights; this needs none.
      Engine engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
      Context context = Context.newBuilder("js").engine(engine).build();
      ProxyExecutable read = path -> library(path[0].asString());
      String text = "(function (read) {" + Script.source(Sucrase.class, "strip.js") + "\n})";
      known = context.eval(Source.create("js", text)).execute(read);
      loaded = known;
    }
    return known;
  }

  private static @Nullable String library(String path) {
    try (InputStream in = Sucrase.class.getResourceAsStream(LIBRARY + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
