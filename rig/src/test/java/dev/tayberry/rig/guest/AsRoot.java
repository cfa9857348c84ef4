package dev.tayberry.rig.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tayberry.hal.Check;

/** What only root may do in the machine; its plain user has sudo without a password. */
final class AsRoot {
  private AsRoot() {}

  static void run(String command) throws Exception {
    var process =
        new ProcessBuilder("sudo", "-n", "sh", "-c", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    Check.same(command + ": " + said, 0, process.waitFor());
  }
}
