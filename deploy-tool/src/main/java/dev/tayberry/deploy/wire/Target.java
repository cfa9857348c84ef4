package dev.tayberry.deploy.wire;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ssh} takes: {@code host}, {@code user@host}, {@code ssh://user@host:port}.
 *
 * @param name as it was given
 * @param host a name, an address, or an alias of {@code ~/.ssh/config}
 */
public record Target(String name, @Nullable String user, String host, @Nullable Integer port) {
  private static final Pattern PLAIN = Pattern.compile("(?:(.+)@)?([^@\\s/]+)");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:(.+)@)?(\\[[^]]+]|[^@:\\s/\\[\\]]+)(?::(\\d{1,5}))?/?");

  public static Target parse(String name) {
    boolean url = name.startsWith("ssh://");
    Matcher parts =
        url ? WITH_PORT.matcher(name.substring("ssh://".length())) : PLAIN.matcher(name);
    // A name with a dash in front is an option that went astray.
    if (!parts.matches() || name.startsWith("-")) {
      throw wrong(name);
    }
    return of(name, parts, url ? parts.group(3) : null);
  }

  /** A hop of {@code ProxyJump}: {@code user@host:port}, without a scheme as well. */
  static Target hop(String name) {
    Matcher parts = WITH_PORT.matcher(name.startsWith("ssh://") ? name.substring(6) : name);
    if (!parts.matches()) {
      throw wrong(name);
    }
    return of(name, parts, parts.group(3));
  }

  private static Target of(String name, Matcher parts, @Nullable String digits) {
    String host = parts.group(2);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    Integer port = digits == null ? null : Integer.valueOf(digits);
    if (port != null && (port < 1 || port > 65535)) {
      throw wrong(name);
    }
    return new Target(name, parts.group(1), host, port);
  }

  private static Failure wrong(String name) {
    return new Failure(
        ExitCode.WRONG_USAGE,
        "'" + name + "' is no target; name one as for ssh: host, user@host, ssh://user@host:port");
  }

  @Override
  public String toString() {
    return name;
  }
}
