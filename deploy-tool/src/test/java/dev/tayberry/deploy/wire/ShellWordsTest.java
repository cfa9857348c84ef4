package dev.tayberry.deploy.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void wordsThatNeedNoQuotesHaveNone() {
    assertEquals("mv -T a.tmp /opt/x", ShellWords.line(List.of("mv", "-T", "a.tmp", "/opt/x")));
  }

  @Test
  void anyWordArrivesAsItWas() throws Exception {
    List<String> words =
        List.of(
            "", " ", "'", "''", "a'b", "\"", "$HOME", "`id`", "a\nb", "\n", "\\", "\\\\n", "*", "~",
            "~root", "#x", "a=b", "!", "!!", ";reboot", "&&", "|", ">x", "(", "{a,b}", "é", "🍓 x",
            "-n", "--", "\t", "%s", "a\rb");
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                ShellWords.line(
                    Stream.concat(Stream.of("printf", "%s\\0"), words.stream()).toList()))
            .redirectErrorStream(true)
            .start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(String.join("\0", words) + "\0", out);
  }

  @Test
  void aNulIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ShellWords.word("a\0b"));
  }
}
