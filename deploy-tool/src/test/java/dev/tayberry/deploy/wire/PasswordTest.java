package dev.tayberry.deploy.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import java.nio.file.Path;
import java.util.Map;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where passwords are all there is. */
class PasswordTest {
  @TempDir Path home;
  private final SshServer server = SshServer.setUpDefaultServer();

  @BeforeEach
  void start() throws Exception {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    server.setPasswordAuthenticator((user, password, session) -> password.equals("raspberry"));
    server.setKeyboardInteractiveAuthenticator(KeyboardInteractiveAuthenticator.NONE);
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop(true);
  }

  private Ssh connect(Ask ask) {
    Target target = Target.parse("ssh://pi@127.0.0.1:" + server.getPort());
    return Ssh.connect(target, ask, home, Map.<String, String>of()::get);
  }

  @Test
  void aPasswordIsAskedFor() throws Exception {
    Nobody who = Nobody.who("yes", "raspberry");
    try (Ssh wire = connect(who)) {
      assertEquals("up\n", wire.run("echo", "up").out());
    }
    assertEquals("Password of pi@127.0.0.1: ", who.asked.getLast());
  }

  @Test
  void whereNobodyCanTypeOneTheCureIsAKey() {
    connect(Nobody.who("yes", "raspberry")).close();
    String message = assertThrows(Failure.class, () -> connect(Nobody.there())).getMessage();
    assertTrue(message.contains("no terminal") && message.contains("ssh-copy-id"), message);
  }

  @Test
  void aWrongOneIsNotTriedForEver() {
    Nobody who = Nobody.who("yes", "wrong", "wrong", "wrong");
    assertThrows(Failure.class, () -> connect(who));
  }
}
