package dev.tayberry.runtime.node;

import dev.tayberry.runtime.module.BuiltIn;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The one list: a new module is one script and one line here. */
public final class NodeModules {
  /**
   * Libraries from npm, by what {@code require('vendor:…')} and their own requires call them: the
   * class-path resource of their main file. Their bare requires reach our modules.
   */
  public static final Map<String, String> VENDORED =
      Map.of(
          "readable-stream", "/META-INF/resources/webjars/readable-stream/4.7.0/lib/stream.js",
          "process/", "/dev/tayberry/runtime/node/vendored/process.js",
          "string_decoder/", "/dev/tayberry/runtime/node/vendored/string-decoder.js",
          "abort-controller", "/dev/tayberry/runtime/node/vendored/abort-controller.js");

  private NodeModules() {}

  /** All of them; scripts and native halves are loaded when first required. */
  public static List<BuiltIn> of(NodeSetup setup) {
    return List.of(
        module("node:assert", "assert.js"),
        module("node:assert/strict", "assert-strict.js"),
        module("node:buffer", "buffer.js", () -> new BytesHalf()),
        module("node:console", "console.js", setup.process()),
        module("node:events", "events.js"),
        module("node:fs", "fs.js"),
        module("node:fs/promises", "fs-promises.js"),
        module("node:os", "os.js", () -> new OsHalf(setup)),
        module("node:path", "path.js"),
        module("node:process", "process.js", setup.process()),
        module("node:timers", "timers.js", () -> new TimersHalf(setup.loop())),
        module("node:timers/promises", "timers-promises.js"),
        module("node:path/posix", "path-posix.js"),
        module("node:querystring", "querystring.js"),
        module("node:readline", "readline.js"),
        module("node:readline/promises", "readline-promises.js"),
        module("node:stream", "stream.js"),
        module("node:stream/promises", "stream-promises.js"),
        module("node:string_decoder", "string-decoder.js"),
        module("node:test", "test.js"),
        module("node:url", "url.js"),
        module("node:util", "util.js"),
        module("node:util/types", "types.js"),
        module("internal:abort", "abort.js"),
        module("internal:assertion-error", "assertion-error.js"),
        module("internal:base64", "base64.js"),
        module("internal:blob", "blob.js"),
        module("internal:buffer-numbers", "buffer-numbers.js"),
        module("internal:buffer-search", "buffer-search.js"),
        module("internal:clone", "clone.js"),
        module("internal:comparisons", "comparisons.js"),
        module("internal:console-table", "console-table.js"),
        module("internal:dom-exception", "dom-exception.js"),
        module("internal:encoding", "encoding.js", () -> new TextHalf()),
        module("internal:errno", "errno.js"),
        module("internal:error-text", "error-text.js"),
        module("internal:errors", "errors.js"),
        module("internal:event-target", "event-target.js"),
        module("internal:event-waits", "event-waits.js"),
        module("internal:file-handle", "file-handle.js"),
        module("internal:file-stats", "file-stats.js"),
        module("internal:files", "files.js", () -> new FilesHalf(setup)),
        module("internal:format", "format.js"),
        module("internal:fs-streams", "fs-streams.js"),
        module("internal:inspect", "inspect.js"),
        module("internal:inspect-values", "inspect-values.js"),
        module("internal:layout", "layout.js"),
        module("internal:legacy-url", "legacy-url.js"),
        module("internal:lines", "lines.js"),
        module("internal:microtask", "microtask.js"),
        module("internal:mock", "mock.js"),
        module("internal:parse-args", "parse-args.js"),
        module("internal:performance", "performance.js", () -> new ClockHalf(setup)),
        module("internal:search-params", "search-params.js"),
        module("internal:shapes", "shapes.js"),
        module("internal:stdin", "stdin.js", () -> new InputHalf(setup)),
        module("internal:test-report", "test-report.js", () -> new TestHalf(setup)),
        module("internal:uncaught", "uncaught.js"),
        module("internal:validators", "validators.js"),
        module("internal:web-url", "web-url.js", () -> new UrlHalf()));
  }

  private static BuiltIn module(String id, String script) {
    return new BuiltIn(id, NodeModules.class, script, null);
  }

  private static BuiltIn module(String id, String script, Supplier<? extends Object> nativeHalf) {
    return new BuiltIn(id, NodeModules.class, script, nativeHalf);
  }
}
