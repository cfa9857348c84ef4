package dev.tayberry.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small checkout with the real launcher in it, a JDK that prints its arguments instead of running
 * them, and a Maven that only makes the jars; so that the launcher is tested in milliseconds.
 */
final class Checkout {
  private final Path root;
  private final Path jdk;
  private final Path bin;
  private final List<String> shell;

  Checkout(Path folder, List<String> shell) throws IOException {
    this.shell = shell;
    root = folder.resolve("a checkout");
    jdk = folder.resolve("a jdk");
    bin = folder.resolve("bin");
    write(root.resolve("tay"), House.read(House.ROOT.resolve("tay")));
    write(root.resolve("pom.xml"), "<project><version>1.2.3</version></project>\n");
    write(source(), "class A {}");
    jdk(jdk, "25.0.3");
    script(
        jdk.resolve("bin/java"),
        """
        for word; do
          case $word in -XX:AOTCacheOutput=*) echo cache >"${word#*=}" ;; esac
        done
        [ -z "${SLEEP:-}" ] || exec sleep "$SLEEP"
        printf '%s\\n' "$@"
        exit "${APP_EXIT:-0}"
        """);
    script(
        bin.resolve("mvn"),
        """
        if [ "$2" = --version ]; then
          echo "Apache Maven ${MAVEN_VERSION:-3.9.9}"
          exit
        fi
        echo build >>"$(dirname "$0")/mvn.log"
        sleep "${MAVEN_SECONDS:-0}"
        [ -z "${MAVEN_FAILS:-}" ] || { echo '[ERROR] A.java: not Java' && exit 1; }
        mkdir -p simulator/target/lib deploy-tool/target/lib
        echo "${JAR:-one}" | tee simulator/target/lib/dep.jar >deploy-tool/target/lib/dep.jar
        echo simulator >simulator/target/simulator-1.2.3.jar
        echo ssh >deploy-tool/target/lib/ssh.jar
        echo deploy >deploy-tool/target/deploy-tool-1.2.3.jar
        """);
  }

  /** What a run of the launcher ended with. */
  record Run(int exit, String out, String err) {
    List<String> words() {
      return out.lines().toList();
    }
  }

  Run tay(String... arguments) throws Exception {
    return tay(Map.of(), arguments);
  }

  Run tay(Map<String, String> env, String... arguments) throws Exception {
    return finish(start(env, arguments));
  }

  Process start(Map<String, String> env, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(root.resolve("tay").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder
        .environment()
        // CI: no cache is trained behind the test's back.
        .putAll(Map.of("PATH", bin + ":/usr/bin:/bin", "JAVA_HOME", jdk.toString(), "CI", "true"));
    builder.environment().putAll(env);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  static Run finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes());
    String err = new String(process.getErrorStream().readAllBytes());
    return new Run(process.waitFor(), out, err);
  }

  /** How often Maven was started to build. */
  int builds() throws IOException {
    Path log = bin.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  Path root() {
    return root;
  }

  Path jdk() {
    return jdk;
  }

  Path state() {
    return root.resolve("target/tay");
  }

  Path source() {
    return root.resolve("hal/src/main/java/A.java");
  }

  /** Makes a file newer than any stamp. */
  void change(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
  }

  /** A folder that looks like a JDK of that version. */
  static void jdk(Path folder, String version) throws IOException {
    script(folder.resolve("bin/javac"), "");
    write(folder.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    write(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
