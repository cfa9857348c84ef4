package dev.tayberry.rig;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** An app under systemd, with the script of {@code tay safe --script}, as docs/safety.md has it. */
final class Service implements AutoCloseable {
  /** The app alone; what comes after it. */
  static final String BARE = "";

  /** The script as its parent. */
  static final String RUN = "/bin/sh /home/pi/safe.sh run ";

  static final String HOLD = "/bin/sh /home/pi/safe.sh hold";

  private static final String UNIT =
      """
      [Service]
      User=pi
      ExecStart=%s/usr/local/bin/tay run --board raspberrypi,4-model-b %s
      ExecStopPost=%s
      KillMode=process
      """;

  private final Rig rig;
  private final Shell root;

  Service(Rig rig, String app, String runBy, String after) {
    this.rig = rig;
    root = rig.asRoot();
    write("/home/pi/safe.sh", rig.safeScript(app));
    write("/run/systemd/system/rig-app.service", UNIT.formatted(runBy, app, after));
    root.run("systemctl daemon-reload").ok();
  }

  private void write(String file, String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    root.run("cat >" + file, bytes).ok();
  }

  void start() {
    root.run(
            "systemctl reset-failed rig-app 2>/dev/null; sh /home/pi/safe.sh release; systemctl start rig-app")
        .ok();
  }

  /** {@code kill -9} to the JVM. */
  void killApp() {
    root.run(
            "main=$(systemctl show -P MainPID rig-app); pkill -KILL -x java -P $main || kill -KILL $main")
        .ok();
  }

  /** To what systemd sees: the script that runs the app. */
  void killSupervised() {
    root.run("systemctl kill --kill-whom=main -s KILL rig-app").ok();
  }

  /** Waits until systemd is done with it, and returns what the main process exited with. */
  int exit() {
    root.run(
            "while systemctl is-active -q rig-app || [ $(systemctl show -P SubState rig-app) = stop-post ]; do sleep 0.1; done")
        .ok();
    return Integer.parseInt(root.run("systemctl show -P ExecMainStatus rig-app").text());
  }

  @Override
  public void close() {
    root.run(
        "systemctl stop rig-app; rm -f /run/systemd/system/rig-app.service; systemctl daemon-reload");
    rig.run("sh /home/pi/safe.sh release");
  }
}
