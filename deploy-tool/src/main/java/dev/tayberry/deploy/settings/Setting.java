package dev.tayberry.deploy.settings;

import dev.tayberry.command.Failure;
import java.util.regex.Pattern;

/**
 * A variable for an app.
 *
 * @param ofFile whether the value is a file's content; the app finds a file where its manifest
 *     reads it as one
 */
public record Setting(String name, String value, boolean ofFile) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  public Setting {
    if (!isName(name)) {
      throw new Failure("\"" + name + "\" is no name of a setting: letters, digits and _ [EINVAL]");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** As it travels and lies there: {@code NAME=VALUE}, on one line whatever it holds. */
  public String line() {
    StringBuilder line = new StringBuilder(name).append(ofFile ? "@=" : "=");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\\' -> line.append("\\\\");
        default -> {
          if (c < ' ' || c == 0x7f) {
            throw new Failure(
                "%s holds a control character (0x%02x); a setting is text [EINVAL]"
                    .formatted(name, (int) c));
          }
          line.append(c);
        }
      }
    }
    return line.toString();
  }

  /** A value is not for logs. */
  @Override
  public String toString() {
    return name;
  }
}
