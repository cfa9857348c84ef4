package dev.tayberry.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Root's part of a device on this machine, as it is shipped but for its paths, and a systemd that
 * only pretends: one app, deployed and running while there is the file {@code active}.
 */
final class LoopbackRoot {
  /** What was started and stopped goes to {@code systemd.log}, a try's properties to a file. */
  private static final String SYSTEMCTL =
      """
      case $1 in
        --version) echo 'systemd 257 (x)' ;;
        show) if [ "$4" = tayberry@desk.service ] && [ -e "$HERE/active" ]; then echo active; else echo inactive; fi ;;
        start)
          for unit; do :; done
          [ -e "$HERE/active" ] || echo "start $unit" >>"$HERE/systemd.log"
          : >"$HERE/active" ;;
      esac
      """;

  private static final String SYSTEMD_RUN =
      """
      set -eu
      trap '' HUP
      : >"$HERE/properties"
      after=''
      while :; do
        case $1 in
          -p)
            echo "$2" >>"$HERE/properties"
            case $2 in
              Environment=*) export "${2#*=}" ;;
              LoadCredential=settings:*) credential=${2#*:} ;;
              RuntimeDirectory=*) RUNTIME_DIRECTORY=$HERE/run/${2##*/} ;;
              ExecStopPost=*) after="$after ${2#*[-+]/};" ;;
              Conflicts=*) other=${2#*=} ;;
            esac
            shift 2 ;;
          --*) shift ;;
          *) break ;;
        esac
      done
      if [ -e "$HERE/active" ]; then
        echo "stop $other" >>"$HERE/systemd.log"
        rm "$HERE/active"
      fi
      export RUNTIME_DIRECTORY CREDENTIALS_DIRECTORY="$HERE/credentials" TMPDIR="$HERE/tmp"
      mkdir -p "$RUNTIME_DIRECTORY" "$CREDENTIALS_DIRECTORY" "$TMPDIR"
      cp "$credential" "$CREDENTIALS_DIRECTORY/settings"
      code=0
      "$@" || code=$?
      rm -r "$CREDENTIALS_DIRECTORY" "$TMPDIR"
      export SERVICE_RESULT=exit-code EXIT_STATUS=$code
      [ ! -e "$HERE/late" ] || SERVICE_RESULT=timeout
      IFS=';'
      for call in $after; do (IFS=' '; set -- $call; [ $# -eq 0 ] || { first=/${1#/}; shift; "$first" "$@"; }); done
      rm -r "$RUNTIME_DIRECTORY"
      exit 1
      """;

  private final Path folder;

  private LoopbackRoot(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts it there.
   *
   * @param base what is {@code /opt/tayberry} elsewhere
   */
  static void install(Path folder, Path base) throws IOException {
    LoopbackRoot root = new LoopbackRoot(folder);
    Files.createSymbolicLink(folder.resolve("base"), base); // systemd's lines take no blanks
    Files.createDirectories(base.resolve("bin"));
    for (String name :
        List.of("tayberry-admin", "tayberry-files", "tayberry-run", "tayberry-settings")) {
      root.program(base.resolve("bin").resolve(name), root.here(resource(name)));
    }
    Path units = Files.createDirectories(folder.resolve("units"));
    Files.writeString(units.resolve("tayberry@.service"), resource("tayberry@.service"));
    Path bin = Files.createDirectories(folder.resolve("root-bin"));
    String begin = "#!/bin/sh\nHERE='" + folder + "'\n";
    root.program(bin.resolve("systemctl"), begin + SYSTEMCTL);
    root.program(bin.resolve("systemd-run"), begin + SYSTEMD_RUN);
    root.program(bin.resolve("runuser"), "#!/bin/sh\nshift 3\nexec \"$@\"\n");
  }

  private static String resource(String name) throws IOException {
    try (var in = Main.class.getResourceAsStream("device/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String here(String script) {
    return script
        .replace("\nPATH=/usr", "\nPATH=" + path() + ":/usr")
        .replace(
            "\nbase=/opt/tayberry\n",
            "\nbase=" + folder.resolve("base") + " PATH=" + path() + ":$PATH\n")
        .replace("\nunits=/etc/systemd/system\n", "\nunits=" + folder.resolve("units") + "\n")
        .replace("\nsettings=/etc/tayberry\n", "\nsettings=" + folder.resolve("etc") + "\n")
        .replace(
            "\nsettled=/run/tayberry-settle\n", "\nsettled=" + folder.resolve("settled") + "\n")
        .replace("\nrunning=/run/tayberry\n", "\nrunning=" + folder.resolve("run") + "\n");
  }

  /** What a test puts before the system's programs comes first. */
  private String path() {
    return folder.resolve("bin") + ":" + folder.resolve("root-bin");
  }

  private void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }
}
