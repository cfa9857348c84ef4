package dev.tayberry.deploy.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A device in a folder: the scripts as they are shipped, but for their fixed paths, a systemctl
 * that notes its calls and starts releases that come up as the file {@code does} in them says, and
 * a runuser that changes nobody.
 */
final class ShellDevice {
  /**
   * Props of the unit are files; {@code start}, {@code restart} and {@code reload} run the release.
   */
  private static final String SYSTEMCTL =
      """
      #!/bin/sh
      echo "systemctl $*" >>"$STATE/calls"
      set_to() { echo "$2" >"$STATE/$1"; }
      ended() { SERVICE_RESULT=$1 EXIT_STATUS=$2 "$BASE/bin/tayberry-run" ended desk; }
      run() {
        release=$(readlink "$BASE/apps/desk/current")
        id=${release#releases/}
        does=$(cat "$BASE/apps/desk/$release/does" 2>/dev/null)
        echo "$1 $id" >>"$STATE/runs"
        rm -f "$STATE/on-sleep"
        case $does in
          crashes) set_to ActiveState activating; set_to Result exit-code; set_to ExecMainStatus 1; return 1 ;;
          'crashes and is started again') ended exit-code 7; set_to Result success; set_to ExecMainStatus 0; return 1 ;;
          'is killed in its parent') ended exit-code 137; return 1 ;;
          'ends') ended protocol 0; return 1 ;;
          'never ready') set_to ActiveState activating; set_to Result timeout; return 1 ;;
          'says nothing') set_to ActiveState active; set_to StatusText "ready, release another" ;;
          *)
            set_to ActiveState active
            set_to Result success
            set_to StatusText "ready, release $id"
            [ "$does" != 'crashes later' ] || printf '%s\\n' 'echo 1 >"$STATE/NRestarts"' 'echo signal >"$STATE/Result"' 'echo 9 >"$STATE/ExecMainStatus"' >"$STATE/on-sleep" ;;
        esac
      }
      case $1 in
        --version) echo "systemd $(cat "$STATE/version") (x)" ;;
        show) case $4 in tayberry-settle@*) set -- show -P "settle-$3" ;; esac; cat "$STATE/$3" 2>/dev/null || echo ;;
        start) run start ;;
        restart) case $2 in --no-block) ;; *) run restart ;; esac ;;
        reload) run reload ;;
        stop) set_to ActiveState inactive ;;
        reset-failed) [ -e "$STATE/ActiveState" ] ;;
      esac
      """;

  final Path folder;
  private final String shell;

  ShellDevice(Path folder, String shell) {
    this.folder = folder;
    this.shell = shell;
    try {
      for (String each :
          List.of(
              "base/bin",
              "base/apps",
              "base/runtime/0.1.0-aaaa/bin",
              "bin",
              "state",
              "units",
              "run")) {
        Files.createDirectories(folder.resolve(each));
      }
      for (String each :
          List.of(
              "tayberry-admin",
              "tayberry-files",
              "tayberry-run",
              "tayberry-settings",
              "tayberry-settle")) {
        program(folder.resolve("base/bin/" + each), here(resource(each)));
      }
      program(folder.resolve("base/runtime/0.1.0-aaaa/bin/tay-app"), "#!/bin/sh\n");
      Files.createSymbolicLink(folder.resolve("base/runtime/current"), Path.of("0.1.0-aaaa"));
      program(folder.resolve("bin/systemctl"), SYSTEMCTL);
      program(
          folder.resolve("bin/runuser"),
          "#!/bin/sh\necho \"runuser $2 ${4##*/} $5\" >>\"$STATE/calls\"\nshift 3\nexec \"$@\"\n");
      program(folder.resolve("bin/logger"), "#!/bin/sh\necho \"logger $*\" >>\"$STATE/calls\"\n");
      program(folder.resolve("bin/getent"), "#!/bin/sh\n[ \"$2\" != spi ]\n");
      program(
          folder.resolve("bin/sleep"),
          "#!/bin/sh\necho slept >>\"$STATE/sleeps\"\n[ ! -e \"$STATE/on-sleep\" ] || . \"$STATE/on-sleep\"\n");
      state("version", "257");
      state("ActiveState", "inactive");
      state("NRestarts", "0");
      state("CanReload", "yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String here(String script) {
    return script
        .replaceFirst("#!/bin/sh", "#!" + shell)
        .replace("\nPATH=/usr", "\nPATH=" + folder.resolve("bin") + ":/usr")
        .replace("\nbase=/opt/tayberry\n", "\nbase=" + folder.resolve("base") + "\n")
        .replace("\nunits=/etc/systemd/system\n", "\nunits=" + folder.resolve("units") + "\n")
        .replace("\nsettings=/etc/tayberry\n", "\nsettings=" + folder.resolve("settings") + "\n")
        .replace(
            "\nsettled=/run/tayberry-settle\n", "\nsettled=" + folder.resolve("settled") + "\n")
        .replace("\nrunning=/run/tayberry\n", "\nrunning=" + folder.resolve("run") + "\n");
  }

  static String resource(String name) throws IOException {
    try (var in = ShellDevice.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    file.toFile().setExecutable(true);
  }

  /** A release with needs, that comes up as told. */
  ShellDevice release(String id, String needs, String does) {
    write("base/apps/desk/releases/" + id + "/.tayberry/needs", needs);
    write("base/apps/desk/releases/" + id + "/.tayberry/safe.sh", "#!/bin/sh\n");
    write("base/apps/desk/releases/" + id + "/does", does);
    return this;
  }

  /** As the laptop does it: the note, then the link. */
  ShellDevice trial(String id, String before) {
    write("base/apps/desk/trial", id + "\n" + before + "\n");
    return current(id);
  }

  ShellDevice current(String id) {
    try {
      Path home = folder.resolve("base/apps/desk");
      Files.deleteIfExists(home.resolve("coming"));
      Files.createSymbolicLink(home.resolve("coming"), Path.of("releases", id));
      Files.move(home.resolve("coming"), home.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void state(String name, String value) {
    write("state/" + name, value + "\n");
  }

  /** Empty if it is not there. */
  String read(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String file) {
    return Files.exists(folder.resolve(file), java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  String current() {
    try {
      return Files.readSymbolicLink(folder.resolve("base/apps/desk/current"))
          .getFileName()
          .toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** What it printed, and its exit code at the end. */
  String admin(String... words) {
    return run("tayberry-admin", words);
  }

  /** With lines on its standard input. */
  String settings(String... lines) {
    return run("tayberry-admin", List.of("settings", "desk"), String.join("\n", lines) + "\n");
  }

  String settle() {
    return run("tayberry-settle", "desk");
  }

  private String run(String program, String... words) {
    return run(program, List.of(words), "");
  }

  private String run(String program, List<String> words, String input) {
    try {
      List<String> command =
          new ArrayList<>(List.of(folder.resolve("base/bin/" + program).toString()));
      command.addAll(words);
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("STATE", folder.resolve("state").toString());
      builder.environment().put("BASE", folder.resolve("base").toString());
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It wanted none.
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said + process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The shells that boards have: Debian's, and what small systems have in its place. */
  static List<String> shells() {
    return List.of("/bin/dash", "/bin/busybox sh").stream()
        .filter(shell -> Files.isExecutable(Path.of(shell.split(" ")[0])))
        .toList();
  }
}
