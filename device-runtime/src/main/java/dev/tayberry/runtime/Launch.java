package dev.tayberry.runtime;

import dev.tayberry.board.Board;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.Output;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an app is started from its manifest: what of the surroundings it may see. */
public final class Launch {
  /** What every program may know of the machine without asking. */
  private static final List<String> HARMLESS = List.of("NODE_ENV", "NO_COLOR", "TERM", "TZ");

  private Launch() {}

  /**
   * Where a run differs from the next one of the same app.
   *
   * @param env the machine's environment: the app sees what its manifest names
   * @param given variables named on the command line: the app sees them all
   * @param data its data folder
   * @param args after the entry file
   */
  public record Run(
      Board board,
      Map<String, String> env,
      Map<String, String> given,
      Path data,
      List<String> args,
      @Nullable Long seed,
      Input in,
      Output out,
      Output err) {}

  public static Program.Spec of(Manifest manifest, Run run) {
    Path entry = manifest.entry();
    Map<String, String> env = environment(manifest, run);
    List<String> args = new ArrayList<>(List.of(entry.toString()));
    args.addAll(run.args());
    return new Program.Spec(
        manifest.folder(),
        entry,
        args,
        env,
        files(manifest, env),
        List.of(run.data()),
        manifest.wiring(run.board()).withNet(net(manifest, env)),
        manifest.limits().blocked(),
        run.seed(),
        run.in(),
        run.out(),
        run.err());
  }

  private static Map<String, String> environment(Manifest manifest, Run run) {
    Map<String, String> visible = new TreeMap<>();
    run.env()
        .forEach(
            (name, value) -> {
              if (HARMLESS.contains(name) || manifest.permissions().env().contains(name)) {
                visible.put(name, value);
              }
            });
    visible.putAll(run.given());
    visible.put("TAY_DATA", run.data().toString());
    return visible;
  }

  /** The manifest's hosts; {@code $NAME} stands for the host of the URL in a variable. */
  private static List<String> net(Manifest manifest, Map<String, String> env) {
    List<String> hosts = new ArrayList<>();
    for (String host : manifest.permissions().net()) {
      String url = host.startsWith("$") ? env.get(host.substring(1)) : host;
      if (url != null) {
        hosts.add(url.contains("://") ? hostOf(url) : url);
      }
    }
    return hosts;
  }

  private static String hostOf(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? url : host.replaceAll("^\\[|]$", "");
    } catch (URISyntaxException e) {
      return url; // whoever connects to it says what is wrong with it
    }
  }

  /** The manifest's files; {@code $NAME} stands for the path in a variable. */
  private static List<Path> files(Manifest manifest, Map<String, String> env) {
    List<Path> files = new ArrayList<>(List.of(manifest.folder()));
    for (String file : manifest.permissions().files()) {
      String path = file.startsWith("$") ? env.get(file.substring(1)) : file;
      if (path != null && !path.isEmpty()) {
        files.add(manifest.folder().resolve(path));
      }
    }
    return files;
  }
}
