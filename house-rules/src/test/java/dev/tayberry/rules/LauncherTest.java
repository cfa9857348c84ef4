package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.rules.Checkout.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher under every shell of this machine that it must run in. */
@ParameterizedClass
@MethodSource("shells")
class LauncherTest {
  @Parameter List<String> shell;
  @TempDir Path folder;
  private Checkout checkout;

  static Stream<List<String>> shells() {
    return Stream.of(
            List.of("/bin/sh"), List.of("/bin/bash", "--posix"), List.of("/usr/bin/busybox", "sh"))
        .filter(shell -> Files.isExecutable(Path.of(shell.getFirst())));
  }

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = new Checkout(folder, shell);
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Run first = checkout.tay("sim", "an app");
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.err().contains("building Tayberry, the first time takes"), first.err());
    Run second = checkout.tay("sim", "an app");
    assertEquals("", second.err());
    assertEquals(1, checkout.builds());
  }

  @Test
  void theMainGetsTheCommandAndItsArgumentsUnchanged() throws Exception {
    Run run = checkout.tay("sim", "an app", "--env", "A=b  c", "");
    List<String> words = run.words();
    int main = words.indexOf("dev.tayberry.simulator.Main");
    assertEquals(
        List.of("sim", "an app", "--env", "A=b  c", ""), words.subList(main + 1, words.size()));
    assertTrue(checkout.tay("run", "x").words().contains("dev.tayberry.command.Main"));
    assertTrue(checkout.tay("deploy", "x", "y").words().contains("dev.tayberry.deploy.Main"));
  }

  @Test
  void theClassPathIsJarsInAFixedOrder() throws Exception {
    List<String> words = checkout.tay("run", "x").words();
    Path lib = checkout.state().resolve("lib");
    assertEquals(
        Stream.of("dep.jar", "deploy-tool-1.2.3.jar", "simulator-1.2.3.jar", "ssh.jar")
            .map(jar -> lib.resolve(jar).toString())
            .collect(Collectors.joining(":")),
        words.get(words.indexOf("-cp") + 1));
  }

  @Test
  void aChangedOrDeletedSourceIsBuiltAgain() throws Exception {
    checkout.tay("run", "x");
    checkout.change(checkout.source());
    checkout.tay("run", "x");
    assertEquals(2, checkout.builds());
    Files.delete(checkout.source());
    checkout.change(checkout.source().getParent());
    checkout.tay("run", "x");
    assertEquals(3, checkout.builds());
  }

  @Test
  void twoFirstStartsBuildOnce() throws Exception {
    Process one = checkout.start(Map.of("MAVEN_SECONDS", "1"), "run", "x");
    Process two = checkout.start(Map.of("MAVEN_SECONDS", "1"), "run", "x");
    assertEquals(0, Checkout.finish(one).exit());
    assertEquals(0, Checkout.finish(two).exit());
    assertEquals(1, checkout.builds());
    assertFalse(Files.exists(checkout.state().resolve("build.lock")));
  }

  @Test
  void aLockLeftByAKilledBuildIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(checkout.state().resolve("build.lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertEquals(0, checkout.tay("run", "x").exit());
  }

  @Test
  void aFailedBuildShowsWhyAndIsTriedAgain() throws Exception {
    Run run = checkout.tay(Map.of("MAVEN_FAILS", "yes"), "run", "x");
    assertEquals(1, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains("A.java: not Java"), run.err());
    assertEquals(0, checkout.tay("run", "x").exit());
    assertEquals(2, checkout.builds());
  }

  @Test
  void theAppsExitCodeIsPassedOn() throws Exception {
    assertEquals(7, checkout.tay(Map.of("APP_EXIT", "7"), "run", "x").exit());
  }

  @Test
  void signalsReachTheApp() throws Exception {
    checkout.tay("run", "x");
    Process process = checkout.start(Map.of("SLEEP", "60"), "run", "x");
    // The JVM has the launcher's process once the launcher is it.
    while (process.isAlive() && !process.info().command().orElse("").endsWith("sleep")) {
      Thread.onSpinWait();
    }
    process.destroy();
    assertEquals(143, process.waitFor());
  }

  @Test
  void anAotCacheIsUsedForExactlyTheJarsItWasMadeFrom() throws Exception {
    assertEquals(0, checkout.tay("train").exit());
    Run warm = checkout.tay("run", "x");
    assertTrue(warm.out().contains("-XX:AOTCache=" + checkout.state()), warm.out());
    checkout.change(checkout.source());
    Run changed = checkout.tay(Map.of("JAR", "two"), "run", "x");
    assertFalse(changed.out().contains("-XX:AOTCache="), changed.out());
  }

  @Test
  void anAotCacheIsUsedForExactlyTheJdkItWasMadeBy() throws Exception {
    checkout.tay("train");
    Checkout.jdk(checkout.jdk(), "25.0.5");
    Run run = checkout.tay("run", "x");
    assertEquals(0, run.exit());
    assertFalse(run.out().contains("-XX:AOTCache="), run.out());
  }

  @Test
  void aFailedTrainingIsSaidAndCostsNoStart() throws Exception {
    Run train = checkout.tay(Map.of("APP_EXIT", "1"), "train");
    assertEquals(1, train.exit());
    assertTrue(train.err().contains("starts stay slower"), train.err());
    Run run = checkout.tay("run", "x");
    assertEquals(0, run.exit());
    assertFalse(run.out().contains("-XX:AOTCache="), run.out());
  }

  @Test
  void aJavaHomeOfAnotherVersionIsPassedBy() throws Exception {
    Path old = folder.resolve("old");
    Checkout.jdk(old, "17.0.15");
    Path home = folder.resolve("home");
    Path sdkman = home.resolve(".sdkman/candidates/java/25-x");
    Checkout.jdk(sdkman, "25");
    Run run = checkout.tay(Map.of("JAVA_HOME", old.toString(), "HOME", home.toString()), "jdk");
    assertEquals(0, run.exit());
    assertFalse(run.out().contains(old.toString()), run.out());
  }

  @Test
  void aJdkIsFoundBehindTheLinksOnThePath() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(bin.resolve("java"), checkout.jdk().resolve("bin/java"));
    Run run = checkout.tay(Map.of("JAVA_HOME", "", "PATH", bin + ":/usr/bin:/bin"), "jdk");
    assertEquals(checkout.jdk() + "\n", run.out());
  }

  @Test
  void theLauncherFindsItsCheckoutThroughALink() throws Exception {
    Path link = folder.resolve("tay-link");
    Files.createSymbolicLink(link, checkout.root().resolve("tay"));
    Process process =
        new ProcessBuilder(
                Stream.concat(shell.stream(), Stream.of(link.toString(), "--version")).toList())
            .start();
    assertTrue(Checkout.finish(process).out().startsWith("Tayberry 1.2.3\n"));
  }

  @Test
  void anOldMavenIsRefused() throws Exception {
    Run run = checkout.tay(Map.of("MAVEN_VERSION", "3.6.3"), "run", "x");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("needs Maven 3.8 or later"), run.err());
  }

  @Test
  void anUnknownCommandIsRefusedWithTheKnownOnes() throws Exception {
    Run run = checkout.tay("depoly");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("no command 'depoly'") && run.err().contains(" sim "), run.err());
    assertEquals(0, checkout.builds());
  }

  @Test
  void helpNeedsNoBuild() throws Exception {
    Run run = checkout.tay("--help");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("tay sim APP"), run.out());
    assertEquals(2, checkout.tay().exit());
    assertEquals(0, checkout.builds());
  }
}
