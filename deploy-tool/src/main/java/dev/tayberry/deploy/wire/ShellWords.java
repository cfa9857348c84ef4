package dev.tayberry.deploy.wire;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words into a line of sh that gives the same words again: SSH carries only a line, and the shell
 * at its end takes that apart. Nothing else in the house quotes.
 */
public final class ShellWords {
  /** What no shell takes for anything else; {@code =} and {@code ~} only within a word are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private ShellWords() {}

  /** A word may hold anything but NUL, which no argument on Unix can. */
  public static String line(List<String> words) {
    return words.stream().map(ShellWords::word).collect(Collectors.joining(" "));
  }

  /** One word, in single quotes where it needs them. */
  public static String word(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of a command holds a NUL");
    }
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
