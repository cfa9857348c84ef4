package dev.tayberry.deploy.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.fixtures.Sshd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenSSH's own server. */
class SshTest {
  @TempDir Path folder;
  private Sshd sshd;
  private Path ssh;

  @BeforeEach
  void start() {
    sshd = Sshd.start(folder);
    ssh = sshd.home().resolve(".ssh");
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  private Ssh connect(String target, Ask ask, Map<String, String> environment) {
    return Ssh.connect(Target.parse(target), ask, sshd.home(), environment::get);
  }

  private Ssh connect(String target) {
    return connect(target, Nobody.there(), Map.of());
  }

  private String refused(String target, Ask ask) {
    return assertThrows(Failure.class, () -> connect(target, ask, Map.of()).close()).getMessage();
  }

  @Test
  void aCommandsWordsOutputErrorsAndExitCodeComeThrough() throws IOException {
    try (Ssh wire = connect(sshd.url())) {
      Wire.Result result =
          wire.run(
              "sh", "-c", "printf '%s|' \"$@\"; echo no >&2; exit 7", "sh", "a b", "it's\n🍓", "");
      assertEquals(new Wire.Result(7, "a b|it's\n🍓||", "no\n"), result);
      assertEquals(143, wire.run("sh", "-c", "kill -TERM $$").exit());
    }
  }

  @Test
  void bytesGoThereAndBackAsTheyAre() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    Path there = folder.resolve("there");
    try (Ssh wire = connect(sshd.url())) {
      String script = "cat > \"$1\"";
      assertTrue(
          wire.run(
                  List.of("sh", "-c", script, "sh", there.toString()),
                  new ByteArrayInputStream(bytes))
              .ok());
      assertArrayEquals(bytes, Files.readAllBytes(there));
      try (Wire.Running back = wire.start(List.of("cat", there.toString()))) {
        assertArrayEquals(bytes, back.out().readAllBytes());
        assertEquals(0, back.exit());
      }
    }
  }

  @Test
  void anUnknownHostIsRefusedWhereNobodyCanBeAsked() throws IOException {
    Files.delete(ssh.resolve("known_hosts"));
    String message = refused(sshd.url(), Nobody.there());
    assertTrue(message.contains("[127.0.0.1]:" + sshd.port() + " is not known"), message);
    assertTrue(message.contains("ED25519 SHA256:"), message);
    assertTrue(
        message.endsWith(
            "ssh-keyscan -t ed25519 -p %d 127.0.0.1 >> %s"
                .formatted(sshd.port(), ssh.resolve("known_hosts"))),
        message);
  }

  @Test
  void theCommandInThatMessageIsTheCure() throws Exception {
    Files.delete(ssh.resolve("known_hosts"));
    String message = refused(sshd.url(), Nobody.there());
    Sshd.tool("sh", "-c", message.substring(message.indexOf("ssh-keyscan")));
    connect(sshd.url()).close();
  }

  @Test
  void anUnknownHostIsRememberedWhenSomebodySaysYes() throws IOException {
    Files.delete(ssh.resolve("known_hosts"));
    Nobody who = Nobody.who("yes");
    connect(sshd.url(), who, Map.of()).close();
    assertTrue(who.said.getFirst().contains("SHA256:"), who.said.toString());
    connect(sshd.url()).close();
    assertTrue(
        refusedAfter("no").contains("was not accepted"), () -> "a no must not let anybody in");
  }

  private String refusedAfter(String answer) throws IOException {
    Files.delete(ssh.resolve("known_hosts"));
    return refused(sshd.url(), Nobody.who(answer));
  }

  @Test
  void aHashedNameIsFoundAndWrittenAsSshDoes() throws IOException {
    Files.delete(ssh.resolve("known_hosts"));
    Files.writeString(ssh.resolve("config"), "HashKnownHosts yes\n");
    connect(sshd.url(), Nobody.who("yes"), Map.of()).close();
    assertTrue(Files.readString(ssh.resolve("known_hosts")).startsWith("|1|"));
    connect(sshd.url()).close();
    Sshd.tool(
        "ssh-keygen",
        "-f",
        ssh.resolve("known_hosts").toString(),
        "-F",
        "[127.0.0.1]:" + sshd.port());
  }

  @Test
  void aChangedHostKeyIsRefusedWithTheLineThatHasToGo() throws IOException {
    Files.writeString(
        ssh.resolve("known_hosts"), "# a comment\n" + Files.readString(ssh.resolve("known_hosts")));
    sshd.changeHostKey();
    String message = refused(sshd.url(), Nobody.who("yes", "yes"));
    assertTrue(message.contains("has changed"), message);
    assertTrue(message.contains("known_hosts:2 with: ssh-keygen -f "), message);
    Sshd.tool("sh", "-c", message.substring(message.indexOf("ssh-keygen")));
    assertTrue(refused(sshd.url(), Nobody.there()).contains("is not known"));
  }

  @Test
  void aKeyOfAnotherTypeIsAChangedKey() throws IOException {
    Path other = folder.resolve("other");
    Sshd.key(other, "ecdsa", "");
    String[] words = Files.readString(Path.of(other + ".pub")).split(" ");
    Files.writeString(
        ssh.resolve("known_hosts"),
        "[127.0.0.1]:%d %s %s%n".formatted(sshd.port(), words[0], words[1]));
    assertTrue(refused(sshd.url(), Nobody.who("yes")).contains("has changed"));
  }

  @Test
  void aRevokedKeyIsRefused() throws IOException {
    Files.writeString(ssh.resolve("known_hosts"), "@revoked * " + sshd.hostKey() + "\n");
    assertTrue(refused(sshd.url(), Nobody.who("yes")).contains("is revoked"));
  }

  @Test
  void anAliasOfTheConfigurationIsATarget() throws IOException {
    Files.writeString(
        ssh.resolve("config"),
        """
        Include more/*.conf
        Host desk
          HostName 127.0.0.1
          IdentityFile ~/.ssh/%%r-key
        Host *
          User nobody-at-all
        """
            .formatted());
    Files.createDirectories(ssh.resolve("more"));
    Files.writeString(
        ssh.resolve("more/a.conf"), "Host desk\n  Port=" + sshd.port() + "\n  User " + sshd.user());
    Files.move(ssh.resolve("id_ed25519"), ssh.resolve(sshd.user() + "-key"));
    try (Ssh wire = connect("desk")) {
      assertEquals("desk", wire.name());
      assertEquals("x\n", wire.run("echo", "x").out());
    }
  }

  @Test
  void aChainOfJumpsIsFollowed() throws IOException {
    Files.writeString(
        ssh.resolve("config"),
        """
        Host one two far
          HostName 127.0.0.1
          Port %d
        Host far
          ProxyJump one,two
        """
            .formatted(sshd.port()));
    try (Ssh wire = connect("far")) {
      assertEquals("x\n", wire.run("echo", "x").out());
    }
    String log = Files.readString(folder.resolve("sshd.log"));
    assertEquals(3, log.split("Accepted publickey", -1).length - 1, log);
  }

  @Test
  void ecdsaAndRsaKeysAreTaken() throws IOException {
    Files.delete(ssh.resolve("id_ed25519"));
    for (String type : List.of("ecdsa", "rsa")) {
      Path key = ssh.resolve("id_" + type);
      Sshd.key(key, type, "");
      sshd.letIn(key);
      connect(sshd.url()).close();
      Files.delete(key);
    }
  }

  @Test
  void anEncryptedKeyAsksForItsPassphrase() throws IOException {
    Files.delete(ssh.resolve("id_ed25519"));
    Path key = ssh.resolve("id_rsa");
    Sshd.key(key, "ed25519", "open sesame");
    sshd.letIn(key);
    Nobody who = Nobody.who("open sesame");
    connect(sshd.url(), who, Map.of()).close();
    assertTrue(who.asked.getFirst().contains("id_rsa"), who.asked.toString());
    String message = refused(sshd.url(), Nobody.there());
    assertTrue(message.contains("id_rsa (encrypted)") && message.contains("ssh-add"), message);
  }

  @Test
  void aKeyOfTheAgentIsTaken() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      Path key = ssh.resolve("id_ed25519");
      Sshd.tool(
          "sh",
          "-c",
          "until SSH_AUTH_SOCK=\"$1\" ssh-add -q \"$2\"; do sleep 0.02; done",
          "sh",
          socket.toString(),
          key.toString());
      Files.delete(key);
      connect(sshd.url(), Nobody.there(), Map.of("SSH_AUTH_SOCK", socket.toString())).close();
    } finally {
      agent.destroyForcibly().waitFor();
    }
  }

  @Test
  void aWrongKeyIsNamedWithTheCure() throws IOException {
    Files.delete(ssh.resolve("id_ed25519"));
    Sshd.key(ssh.resolve("id_ecdsa"), "ecdsa", "");
    String message = refused(sshd.url(), Nobody.there());
    assertTrue(message.contains("takes none of our keys") && message.contains("id_ecdsa"), message);
    assertTrue(message.contains("ssh-copy-id"), message);
  }

  @Test
  void aPortWhereNobodyListensIsNamedWithTheCure() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String message = refused("ssh://127.0.0.1:" + port, Nobody.there());
    assertTrue(
        message.contains("refuses the connection") && message.contains("systemctl"), message);
  }

  /** An address that this machine's kernel has no way to: it may not be a destination. */
  @Test
  void aHostWithoutARouteIsNamedWithTheCure() {
    String message = refused("ssh://[ff0e::1]", Nobody.there());
    assertTrue(message.contains("there is no way to ff0e::1"), message);
  }

  @Test
  void aNameThatIsNoHostsIsNamedWithTheCure() {
    String message = refused("no-such-host.invalid", Nobody.there());
    assertTrue(message.contains("no host is called no-such-host.invalid"), message);
  }

  @Test
  void whatAnswersButIsNoSshServerIsSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(
          () -> {
            try (var socket = other.accept()) {
              socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      String message = refused("ssh://127.0.0.1:" + other.getLocalPort(), Nobody.there());
      assertTrue(message.contains("is that an SSH server?"), message);
    }
  }

  @Test
  void aConnectionThatIsCutIsAnErrorAndNoHang() throws Exception {
    try (Ssh wire = connect(sshd.url());
        Wire.Running running = wire.start(List.of("sh", "-c", "echo up; sleep 60"))) {
      assertEquals('u', running.out().read());
      sshd.close();
      while (running.out().read() >= 0) {}
      IOException e = assertThrows(IOException.class, running::exit);
      assertTrue(e.getMessage().contains("was lost"), e.getMessage());
      assertThrows(IOException.class, () -> wire.run("true"));
    }
  }

  @Test
  void aSocketOnTheDeviceIsReached() throws Exception {
    Path socket = folder.resolve("control.sock");
    Process server =
        new ProcessBuilder(
                "python3",
                "-c",
                "import socket,sys;s=socket.socket(socket.AF_UNIX);s.bind(sys.argv[1]);s.listen();"
                    + "print(1,flush=True);c=s.accept()[0];c.sendall(c.recv(9).upper());c.close()",
                socket.toString())
            .start();
    server.getInputStream().read();
    try (Ssh wire = connect(sshd.url());
        Wire.Tunnel tunnel = wire.tunnel(socket.toString())) {
      tunnel.out().write("hello".getBytes());
      tunnel.out().flush();
      assertEquals("HELLO", new String(tunnel.in().readAllBytes()));
      IOException e = assertThrows(IOException.class, () -> wire.tunnel("/none.sock"));
      assertTrue(e.getMessage().contains("nobody listens at /none.sock"), e.getMessage());
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatOfTheConfigurationIsNotUnderstoodIsSaid() throws IOException {
    Files.writeString(
        ssh.resolve("config"),
        "Host 127.0.0.1\n  Ciphers x\n  StrictHostKeyChecking no\n  Compression yes\n");
    Nobody who = Nobody.there();
    connect(sshd.url(), who, Map.of()).close();
    assertEquals(
        List.of(
            "tay: ~/.ssh/config:2: ciphers is not understood",
            "tay: ~/.ssh/config:3: StrictHostKeyChecking no is not followed"),
        who.said);
    Files.writeString(ssh.resolve("config"), "ProxyCommand nc %h %p\n");
    assertTrue(refused(sshd.url(), Nobody.there()).contains("config:1: ProxyCommand"));
  }
}
