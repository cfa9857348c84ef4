package dev.tayberry.deploy.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
  @TempDir Path home;

  private SshOptions options(String target, String config) throws IOException {
    Files.createDirectories(home.resolve(".ssh"));
    Files.writeString(home.resolve(".ssh/config"), config);
    return SshOptions.of(Target.parse(target), home, Map.of("SSH_AUTH_SOCK", "/run/agent")::get);
  }

  @Test
  void theFirstValueCountsAndTheTargetsOwnBeforeIt() throws IOException {
    String config = "Host d*\n User one\n Port 7\nHost *\n User two\n Port 8\n";
    assertEquals("one", options("desk", config).user());
    assertEquals(7, options("desk", config).port());
    assertEquals("two", options("x", config).user());
    assertEquals("me", options("me@desk", config).user());
    assertEquals(9, options("ssh://desk:9", config).port());
  }

  @Test
  void patternsMayLeaveOut() throws IOException {
    String config = "Host *.lan !quiet.lan \"a ?\"\n User x\n";
    assertEquals("x", options("desk.LAN", config).user());
    assertFalse(options("quiet.lan", config).user().equals("x"));
    assertTrue(SshConfig.matches(List.of("!b", "*"), "a"));
    assertFalse(SshConfig.matches(List.of("!b"), "a"));
  }

  @Test
  void aMatchIsFollowedWhereItIsUnderstoodAndElseTold() throws IOException {
    String config =
        """
        Host desk
          HostName 10.0.0.7
        Match host 10.0.0.* originalhost desk
          User pi
        Match exec "true"
          Port 99
        Match all
          Port 2222
        """;
    SshOptions options = options("desk", config);
    assertEquals("pi", options.user());
    assertEquals(2222, options.port());
    assertEquals(List.of("~/.ssh/config:5: match is not understood"), options.notes());
  }

  @Test
  void keysAgentAndJumpsAreFoundWhereTheySay() throws IOException {
    SshOptions usual = options("desk", "");
    assertEquals(
        List.of(".ssh/id_ed25519", ".ssh/id_ecdsa", ".ssh/id_rsa"),
        usual.keys().stream().map(key -> home.relativize(key).toString()).toList());
    assertEquals(Path.of("/run/agent"), usual.agent());
    SshOptions named =
        options(
            "pi@desk",
            "IdentityFile \"~/my key\"\nIdentityFile /k/%h-%r\nIdentitiesOnly yes\n"
                + "IdentityAgent none\nProxyJump a,ssh://b@c:7\nHostKeyAlias known\n");
    assertEquals(List.of(home.resolve("my key"), Path.of("/k/desk-pi")), named.keys());
    assertEquals(null, named.agent());
    assertTrue(named.onlyThose());
    assertEquals(
        List.of(new Target("a", null, "a", null), new Target("ssh://b@c:7", "b", "c", 7)),
        named.jumps());
    assertEquals("known", named.knownName());
  }
}
