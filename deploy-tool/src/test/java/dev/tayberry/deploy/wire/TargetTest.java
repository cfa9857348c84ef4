package dev.tayberry.deploy.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "desk, , desk, ",
    "pi@desk.local, pi, desk.local, ",
    "ssh://pi@10.0.0.7:2222, pi, 10.0.0.7, 2222",
    "ssh://desk, , desk, ",
    "ssh://pi@[fe80::1]:22, pi, fe80::1, 22",
    "pi@fe80::1, pi, fe80::1, ",
    "a@b@desk, a@b, desk, ",
  })
  void aTargetIsWhatSshTakes(String name, String user, String host, Integer port) {
    assertEquals(new Target(name, user, host, port), Target.parse(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "-oProxyCommand=x", "ssh://x:99999", "ssh://", "desk/x", "@"})
  void whatIsNoTargetIsWrongUsage(String name) {
    Failure e = assertThrows(Failure.class, () -> Target.parse(name));
    assertEquals(ExitCode.WRONG_USAGE, e.exitCode());
  }

  @Test
  void aHopMayHaveAPortWithoutAScheme() {
    assertEquals(new Target("pi@a:2222", "pi", "a", 2222), Target.hop("pi@a:2222"));
  }
}
