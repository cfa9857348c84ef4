package dev.tayberry.deploy;

import dev.tayberry.command.Tay;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.LoopbackSsh;
import dev.tayberry.deploy.wire.Target;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.fixtures.Sshd;
import dev.tayberry.runtime.loop.RealTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A device that is this machine: a real sshd, a folder for {@code /opt/tayberry}, and in root's
 * place a script that keeps a release or takes it back as the file {@code verdict} in it says.
 */
final class LoopbackDevice implements AutoCloseable {
  final Sshd sshd;
  private final Path base;
  private final Path folder;

  LoopbackDevice(Path folder) throws IOException {
    this.folder = folder;
    base = folder.resolve("opt tayberry");
    Files.createDirectories(base.resolve("apps"));
    Files.createDirectories(base.resolve("runtime/0.1.0-12345678"));
    Files.createDirectories(folder.resolve("settled"));
    Files.writeString(admin(), ADMIN);
    admin().toFile().setExecutable(true);
    LoopbackRoot.install(folder, base);
    sshd = Sshd.start(folder);
  }

  private static final String ADMIN =
      """
      #!/bin/sh
      set -eu
      here=$(dirname "$0")
      verb=$1 app=$2
      echo "$verb $app" >>"$here/admin.log"
      [ ! -e "$here/refuses" ] || { echo "$app needs lasers, which nobody here knows" >&2; exit 1; }
      case $verb in settings | try) exec "$here/base/bin/tayberry-admin" "$@" ;; esac
      case $verb in apply | force) ;; *) exit 0 ;; esac
      rm -f "$here/settled/$app"
      cd "$here/opt tayberry/apps/$app"
      settle() {
        { read -r id; read -r previous || :; } <trial
        result=kept
        [ ! -e "releases/$id/slow" ] || sleep 2
        if [ "$verb" = apply ] && [ -e "$here/run/$app/busy" ]; then
          result=busy
          ln -sfn "releases/$previous" current.new && mv -T current.new current
        elif [ -e "releases/$id/broken" ]; then
          result=back
          echo "$id" >>quarantine
          if [ -n "$previous" ]; then ln -sfn "releases/$previous" current.new && mv -T current.new current; else rm current; result=stopped; fi
        fi
        rm -f trial
        echo "{\\"app\\":\\"$app\\",\\"id\\":\\"$id\\",\\"previous\\":\\"$previous\\",\\"result\\":\\"$result\\",\\"reason\\":\\"as told\\"}" >"$here/settled/$app.new"
        mv "$here/settled/$app.new" "$here/settled/$app"
      }
      settle </dev/null >/dev/null 2>&1 9>&- &
      """;

  /**
   * Whoever logs in finds all of it where a device has it: for a {@code tay} that knows of no test.
   */
  void asShipped() throws IOException {
    Path login = folder.resolve("login");
    Files.createSymbolicLink(folder.resolve("opt"), base);
    Files.writeString(
        login,
        """
        #!/bin/sh
        line=$(printf '%%s' "$SSH_ORIGINAL_COMMAND" |
          sed 's|/opt/tayberry|%1$s/opt|g; s|/run/tayberry-settle|%1$s/settled|g; s|/run/tayberry|%1$s/run|g')
        exec sh -c "$line"
        """
            .formatted(folder));
    login.toFile().setExecutable(true);
    sshd.program("sudo", "[ \"$2\" != -l ] || exit 0\nshift 2\nexec '" + admin() + "' \"$@\"\n");
    Path keys = folder.resolve("authorized_keys");
    Files.writeString(
        keys, "restrict,command=\"" + login + "\" " + Files.readString(keys).strip() + "\n");
  }

  Path folder() {
    return folder;
  }

  private Path admin() {
    return folder.resolve("admin");
  }

  Layout layout() {
    return new Layout(
        base.toString(),
        folder.resolve("settled").toString(),
        folder.resolve("run").toString(),
        List.of(admin().toString()),
        List.of("test", "-x", admin().toString()));
  }

  /** A script in the runtime's place. */
  void runtime(String script) throws IOException {
    Path bin = Files.createDirectories(base.resolve("runtime/0.1.0-12345678/bin"));
    Files.createSymbolicLink(base.resolve("runtime/current"), Path.of("0.1.0-12345678"));
    Path program = bin.resolve("tay-app");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    program.toFile().setExecutable(true);
  }

  Path home(String app) {
    return base.resolve("apps").resolve(app);
  }

  /** What an app's {@code current} is; empty where there is none. */
  String current(String app) {
    Path link = home(app).resolve("current");
    try {
      return Files.isSymbolicLink(link)
          ? String.valueOf(Files.readSymbolicLink(link).getFileName())
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> releases(String app) {
    try (Stream<Path> all = Files.list(home(app).resolve("releases"))) {
      return all.map(one -> String.valueOf(one.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Wire connect(Ask ask) {
    return LoopbackSsh.connect(Target.parse(sshd.url()), ask, sshd.home());
  }

  Around around(Ask ask) {
    return new Around(
        layout(),
        target -> LoopbackSsh.connect(target, ask, sshd.home()),
        new RealTime(),
        ask,
        "me@laptop");
  }

  /** What a run of {@code tay} ended with. */
  record Run(int code, String out, String err) {}

  Run tay(Ask ask, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new Tay(Main.commands(around(ask)), new PrintWriter(out), new PrintWriter(err))
            .run(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  @Override
  public void close() {
    sshd.close();
  }
}
