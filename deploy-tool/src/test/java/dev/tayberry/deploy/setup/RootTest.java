package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.LoopbackSsh;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.Target;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.fixtures.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real sshd, with a sudo that asks for a password as sudo does, and gives no rights. */
class RootTest {
  private static final String SUDO =
      """
      echo "$*" >>'%1$s'
      case $1 in
        -n) echo 'sudo: a password is required' >&2; exit 1 ;;
        -k) IFS= read -r password
          [ "$password" = "it's secret" ] || { echo 'sudo: 1 incorrect password attempt' >&2; exit 1; } ;;
      esac
      while [ "$1" != -- ]; do shift; done
      shift
      exec "$@"
      """;

  @TempDir Path folder;
  private Sshd sshd;
  private Wire wire;
  private Path calls;

  @BeforeEach
  void start() throws IOException {
    sshd = Sshd.start(folder);
    calls = folder.resolve("calls");
    sshd.program("sudo", SUDO.formatted(calls));
    sshd.program("chown", "");
    sshd.program("stat", "echo 644 root root");
    wire = LoopbackSsh.connect(Target.parse(sshd.url()), Nobody.there(), sshd.home());
  }

  @AfterEach
  void stop() {
    wire.close();
    sshd.close();
  }

  private Root root(String sudo, Ask ask) throws IOException {
    return Root.on(wire, Facts.parse("sudo " + sudo + "\nuser pi\n"), ask);
  }

  private Call write(String text) {
    String size = String.valueOf(text.length());
    return Call.of("files.sh", folder.resolve("file").toString(), "644", "PLAIN", size)
        .reading(Call.Input.of(text));
  }

  @Test
  void aPasswordGoesOverStandardInputAndIntoNoCommandLine() throws IOException {
    Nobody who = Nobody.who("wrong", "it's secret");
    Root root = root("password", who);
    assertTrue(root.run(write("text\n"), text -> {}));
    assertFalse(root.run(write("text\n"), text -> {}));
    assertEquals("text\n", Files.readString(folder.resolve("file")));
    assertEquals(2, who.asked.size());
    assertFalse(Files.readString(calls).contains("secret"));
  }

  @Test
  void withNobodyToAskTheCureIsSaid() {
    Failure failure = assertThrows(Failure.class, () -> root("password", Nobody.there()));
    assertTrue(failure.getMessage().contains("NOPASSWD"), failure.getMessage());
    Nobody wrong = Nobody.who("a", "b", "c");
    assertThrows(Failure.class, () -> root("password", wrong));
    assertEquals(3, wrong.said.size());
    assertTrue(
        assertThrows(Failure.class, () -> root("missing", Nobody.there()))
            .getMessage()
            .contains("apt install sudo && adduser pi sudo"));
  }

  @Test
  void whatAScriptSaysOnItsWayAndInTheEndComesThrough() throws IOException {
    Root root = root("root", Nobody.there());
    List<String> said = new ArrayList<>();
    Call call = Call.of("remove-runtime.sh", "../apps");
    Failure failure = assertThrows(Failure.class, () -> root.run(call, said::add));
    assertTrue(failure.getMessage().endsWith(": no version: ../apps"), failure.getMessage());
  }

  @Test
  void aDiskThatIsFullIsSaidSo() throws IOException {
    Root root = root("root", Nobody.there());
    sshd.program("chmod", "echo 'chmod: write error: No space left on device' >&2; exit 1");
    Failure failure = assertThrows(Failure.class, () -> root.run(write("text"), text -> {}));
    assertTrue(failure.getMessage().endsWith("[ENOSPC]"), failure.getMessage());
  }

  @Test
  void aConnectionThatIsCutIsNoAnswer() throws IOException {
    Root root = root("root", Nobody.there());
    sshd.program("chown", "sleep 20");
    Call call = write("text");
    Thread cut = Thread.ofVirtual().start(() -> cutAt(folder.resolve("file.new")));
    assertThrows(IOException.class, () -> root.run(call, text -> {}));
    cut.interrupt();
    assertFalse(Files.exists(folder.resolve("file")));
  }

  private void cutAt(Path file) {
    while (!Files.exists(file) && !Thread.interrupted()) {
      Thread.onSpinWait();
    }
    wire.close();
  }

  @Test
  void aLookTellsWhatThisMachineIs() throws IOException {
    Facts facts = Look.at(wire, List.of("/etc/passwd", "/no/such"));
    assertEquals(System.getProperty("user.name"), facts.user());
    assertTrue(facts.architecture().isPresent());
    assertTrue(facts.memory() > 100 && facts.free("/usr") > 0 && facts.clock() > 0);
    assertTrue(facts.hash("/etc/passwd").orElseThrow().matches("[0-9a-f]{64}"));
    assertTrue(facts.hash("/no/such").isEmpty());
  }
}
