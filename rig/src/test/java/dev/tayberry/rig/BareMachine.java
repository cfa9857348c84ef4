package dev.tayberry.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine as its card was written: a system, and nothing of ours. It has no Java, and its user
 * {@code bare} has a password, which his sudo asks for. Beside it a laptop, from which {@code tay}
 * reaches it.
 */
final class BareMachine implements AutoCloseable {
  private static final String PASSWORD = "it is a secret";
  private static final String NAME = "bare";

  private final Path run;
  private final Path folder;
  private final Path home;
  private final Shell root;

  /** What {@code tay} ended with; what it said is on its terminal or in its pipe, all in one. */
  record Said(int exit, String text) {}

  /** Starts it. */
  BareMachine(Path laptop) throws IOException {
    run = Files.createTempDirectory("rig");
    folder = MachineProcess.another(run, NAME);
    root = new Shell(folder.resolve("ssh"), "root").connect();
    // A hash that is quick to try: an emulated machine takes seconds for those of today.
    root.run(
            """
            set -e
            dpkg --purge --force-depends openjdk-25-jre-headless >/dev/null 2>&1
            useradd -m -s /bin/bash -G sudo bare
            echo 'bare:%s' | chpasswd -c SHA256 -s 1000
            install -d -m 700 -o bare -g bare /home/bare/.ssh
            install -m 600 -o bare -g bare /root/.ssh/authorized_keys /home/bare/.ssh/
            ! ls /usr/lib/jvm /opt/tayberry 2>/dev/null
            ! su bare -c 'sudo -n true' 2>/dev/null
            """
                .formatted(PASSWORD))
        .ok();
    home = Files.createDirectories(laptop.resolve("home"));
    Path ssh = Files.createDirectories(home.resolve(".ssh"));
    Files.copy(folder.resolve("known_hosts"), ssh.resolve("known_hosts"));
    Files.copy(key(), ssh.resolve("id_ed25519"));
  }

  /** As the wrapper names it: {@code -i 'FILE'}. */
  private Path key() throws IOException {
    String wrapper = Files.readString(folder.resolve("ssh"));
    return Path.of(wrapper.substring(wrapper.indexOf("-i '") + 4).split("'", 2)[0]);
  }

  Shell root() {
    return root;
  }

  /** What it prints, as root. */
  String text(String command) {
    return root.run(command).text();
  }

  /** Until the command succeeds there; emulated, it may take its time. */
  String until(String command) {
    return text(
        "export command=$(cat <<'END'\n%s\nEND\n); timeout 200 sh -c 'until eval \"$command\" 2>/dev/null; do sleep 0.2; done'"
            .formatted(command));
  }

  String target() throws IOException {
    return "ssh://bare@127.0.0.1:" + Files.readString(folder.resolve("port")).strip();
  }

  /** {@code tay} in a pipe. */
  Said tay(String... words) {
    return tay(List.of(), words);
  }

  /** At a terminal, by somebody who knows the password. */
  Said tayAtTerminal(String... words) {
    Path typist = Rig.checkout().resolve("rig/with-password.py");
    return tay(List.of("python3", typist.toString(), PASSWORD), words);
  }

  private Said tay(List<String> before, String... words) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tayberry.deploy.Main"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SSH_AUTH_SOCK");
    Result result = HostProgram.run(builder);
    return new Said(result.exit(), result.out());
  }

  /** By a script of {@code rig/}; what it prints. */
  static String script(String name, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Rig.checkout().resolve("rig").resolve(name).toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return HostProgram.run(builder).text();
  }

  String ssh() {
    return folder.resolve("ssh").toString();
  }

  @Override
  public void close() throws IOException {
    MachineProcess.stop(run, NAME);
    MachineProcess.delete(run);
  }
}
