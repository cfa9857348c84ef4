package dev.tayberry.runtime.module;

import dev.tayberry.board.NearName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to say of a module that is not there: who wanted it, and what there is instead. */
final class MissingModule {
  private static final List<String> OF_GPIO =
      List.of("onoff", "pigpio", "rpio", "rpi-gpio", "gpiox", "node-libgpiod", "johnny-five");

  // npm's packages with a native add-on for what boards do: installing them would not help.
  private static final Map<String, List<String>> OURS =
      Map.of("hal:gpio", OF_GPIO, "hal:serial", List.of("serialport", "@serialport/bindings-cpp"));

  // What Node has and no package of the same name stands in for.
  private static final Set<String> NODES =
      Set.of(
          "async_hooks",
          "child_process",
          "cluster",
          "crypto",
          "dgram",
          "diagnostics_channel",
          "dns",
          "http",
          "http2",
          "https",
          "inspector",
          "module",
          "net",
          "perf_hooks",
          "readline",
          "repl",
          "sqlite",
          "tls",
          "tty",
          "v8",
          "vm",
          "wasi",
          "worker_threads",
          "zlib");

  private MissingModule() {}

  /** Of a name with a colon, that only we could have; who imports it is not always known. */
  static String builtIn(String specifier, @Nullable String from, Set<String> builtIns) {
    String plain = specifier.substring(specifier.indexOf(':') + 1);
    String cure =
        specifier.startsWith("node:") && NODES.contains(root(plain))
            ? notOfNode()
            : hint(specifier, builtIns);
    String importer = from == null ? "" : ", imported from " + from;
    return "No such built-in module: " + specifier + importer + cure;
  }

  /** Of a package. */
  static String cure(String name, Set<String> builtIns) {
    for (var ours : OURS.entrySet()) {
      if (ours.getValue().contains(name)) {
        return "; it needs a native add-on, use '" + ours.getKey() + "'";
      }
    }
    if (NODES.contains(name)) {
      return notOfNode();
    }
    return "; npm install " + name + hint(name, builtIns);
  }

  static String hint(String name, Set<String> names) {
    return NearName.of(name, names).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private static String notOfNode() {
    return "; Tayberry does not have it, docs/node.md lists what there is of Node's modules";
  }

  private static String root(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }
}
