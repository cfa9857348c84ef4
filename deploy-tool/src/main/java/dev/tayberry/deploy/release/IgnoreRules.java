package dev.tayberry.deploy.release;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which of an app's files stay at home. The patterns are gitignore's: the last that matches counts,
 * {@code !} brings back, a slash at the end means folders, one elsewhere ties to the app's folder.
 */
final class IgnoreRules {
  /** What no device needs; a line with {@code !} in {@code .tayignore} brings back the last two. */
  static final List<String> USUAL = List.of("/test", "/simulation");

  /** What never goes: ours, git's, npm's own. */
  private static final List<String> ALWAYS =
      List.of(
          ".git",
          "/.tayberry",
          "/.tayignore",
          ".DS_Store",
          "node_modules/.bin",
          "node_modules/.cache",
          "node_modules/.package-lock.json");

  private record Rule(Pattern path, boolean foldersOnly, boolean bringsBack) {}

  private final List<Rule> rules = new ArrayList<>();
  private final List<Rule> always = new ArrayList<>();

  /**
   * @param lines of {@code .tayignore}
   */
  IgnoreRules(List<String> lines) {
    USUAL.forEach(line -> add(rules, line));
    lines.forEach(line -> add(rules, line));
    ALWAYS.forEach(line -> add(always, "**/".repeat(isNpms(line) ? 1 : 0) + line));
  }

  private static boolean isNpms(String line) {
    return line.startsWith("node_modules/");
  }

  /**
   * Whether this stays at home; what lies in a folder that does is not asked for.
   *
   * @param path inside the app, with slashes
   */
  boolean ignores(String path, boolean folder) {
    for (Rule rule : always) {
      if (rule.path().matcher(path).matches()) {
        return true;
      }
    }
    for (Rule rule : rules.reversed()) {
      if ((folder || !rule.foldersOnly()) && rule.path().matcher(path).matches()) {
        return !rule.bringsBack();
      }
    }
    return false;
  }

  private static void add(List<Rule> rules, String line) {
    String pattern = stripped(line);
    if (pattern.isEmpty() || pattern.startsWith("#")) {
      return;
    }
    boolean back = pattern.startsWith("!");
    if (back) {
      pattern = pattern.substring(1);
    }
    boolean folders = pattern.endsWith("/");
    if (folders) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    boolean tied = pattern.contains("/");
    if (pattern.startsWith("/")) {
      pattern = pattern.substring(1);
    }
    String regex = (tied ? "" : "(?:.*/)?") + regex(pattern);
    try {
      rules.add(new Rule(Pattern.compile(regex, Pattern.DOTALL), folders, back));
    } catch (PatternSyntaxException e) {
      // As with git: a pattern that is none matches nothing.
    }
  }

  /** Blanks at the end go, unless there is a backslash before the last. */
  private static String stripped(String line) {
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    while (text.endsWith(" ") && !text.endsWith("\\ ")) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      String rest = pattern.substring(i);
      if (rest.startsWith("**/")) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (rest.equals("**")) {
        regex.append(".+");
        i += 2;
      } else if (rest.startsWith("[") && rest.indexOf(']', 2) > 0) {
        int end = rest.indexOf(']', 2);
        String set = rest.substring(1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append("[").append(set.startsWith("!") ? "^" + set.substring(1) : set).append("]");
        i += end + 1;
      } else {
        boolean escaped = rest.startsWith("\\") && rest.length() > 1;
        char c = escaped ? rest.charAt(1) : rest.charAt(0);
        boolean wild = !escaped && (c == '*' || c == '?');
        regex.append(wild ? (c == '*' ? "[^/]*" : "[^/]") : Pattern.quote(String.valueOf(c)));
        i += escaped ? 2 : 1;
      }
    }
    return regex.toString();
  }
}
