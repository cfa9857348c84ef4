package dev.tayberry.rig;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** An app under systemd, with the script of {@code tay safe --script}, as docs/safety.md has it. */
final class Service implements AutoCloseable {
  static final String HOLD = "/bin/sh /home/pi/safe.sh hold";

  private static final String UNIT =
      """
      [Service]
      User=pi
      ExecStart=%s
      ExecStopPost=%s
      KillMode=process
      """;

  private final Rig rig;
  private final Shell root;

  /** With the text of the script. */
  Service(Rig rig, String script) {
    this.rig = rig;
    root = rig.asRoot();
    write("/home/pi/safe.sh", script);
  }

  private void write(String file, String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    root.run("cat >" + file, bytes).ok();
  }

  /** By the script. */
  void start(String app) {
    start("/bin/sh /home/pi/safe.sh run " + app, HOLD);
  }

  void start(String start, String stopPost) {
    write("/run/systemd/system/rig-app.service", UNIT.formatted(start, stopPost));
    root.run("systemctl daemon-reload; sh /home/pi/safe.sh release; systemctl start rig-app").ok();
  }

  /** {@code kill -9} to the app. */
  void killApp() {
    root.run(
            "main=$(systemctl show -P MainPID rig-app); app=$(pgrep -P $main); kill -KILL ${app:-$main}")
        .ok();
  }

  /** To what systemd sees: the script that runs the app. */
  void killScript() {
    root.run("systemctl kill --kill-whom=main -s KILL rig-app").ok();
  }

  /** Waits until systemd is done with it, and returns what the main process exited with. */
  int exit() {
    root.run(
            "while :; do case $(systemctl show -P SubState rig-app) in running | stop*) sleep 0.1 ;; *) break ;; esac; done")
        .ok();
    return Integer.parseInt(root.run("systemctl show -P ExecMainStatus rig-app").text());
  }

  /** Waits until the journal of its last start has this. */
  void says(String words) {
    root.run(
            "id=$(systemctl show -P InvocationID rig-app); tries=0; until journalctl -o cat _SYSTEMD_INVOCATION_ID=$id | grep -F '%s'; do tries=$((tries + 1)); [ $tries -lt 50 ] || exit 1; sleep 0.2; done"
                .formatted(words))
        .ok();
  }

  @Override
  public void close() {
    root.run(
        "systemctl stop rig-app; sh /home/pi/safe.sh release; rm -f /run/systemd/system/rig-app.service; systemctl daemon-reload; systemctl reset-failed rig-app");
  }
}
