package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a URL, and what a URL becomes when one of them is set. */
final class UrlHalf {
  /** As the URL class shows them. */
  public record Parts(
      String href,
      String protocol,
      String username,
      String password,
      String host,
      String hostname,
      String port,
      String pathname,
      String search,
      String hash,
      boolean hasQuery,
      boolean special) {}

  /** Null where the text is no URL. */
  @Exported
  public @Nullable Parts parse(String input, @Nullable String base) {
    try {
      UrlRecord from = base == null ? null : UrlParser.parse(base, null);
      return parts(UrlParser.parse(input, from));
    } catch (UrlException e) {
      return null;
    }
  }

  /** The URL with the part set; unchanged where the value does not fit. */
  @Exported
  public @Nullable Parts set(String href, String part, String value) {
    try {
      UrlRecord url = UrlParser.parse(href, null);
      UrlRecord changed = url.copy();
      try {
        change(changed, part, value.replaceAll("[\t\n\r]", ""));
        return parts(changed);
      } catch (UrlException e) {
        return parts(url);
      }
    } catch (UrlException e) {
      return null;
    }
  }

  @Exported
  public String toAscii(String domain) {
    try {
      return UrlHost.parse(domain, true);
    } catch (UrlException e) {
      return "";
    }
  }

  @Exported
  public String toUnicode(String domain) {
    return java.net.IDN.toUnicode(toAscii(domain), java.net.IDN.ALLOW_UNASSIGNED);
  }

  private static void change(UrlRecord url, String part, String value) throws UrlException {
    switch (part) {
      case "protocol" -> protocol(url, value);
      case "search" -> {
        if (value.isEmpty()) {
          url.query = null;
        } else {
          UrlParser.query(url, value.startsWith("?") ? value.substring(1) : value);
        }
      }
      case "hash" -> {
        String text = value.startsWith("#") ? value.substring(1) : value;
        url.fragment = value.isEmpty() ? null : UrlText.encode(text, UrlText.FRAGMENT);
      }
      case "pathname" -> {
        if (url.opaquePath == null) {
          url.path.clear();
          // Here ? and # are letters of the path.
          UrlParser.path(url, value.replace("?", "%3F").replace("#", "%23"));
        }
      }
      case "host", "hostname" -> host(url, value, part.equals("host"));
      case "username", "password", "port" -> {
        if (!url.cannotHaveCredentials()) {
          credentialsOrPort(url, part, value);
        }
      }
      default -> throw new IllegalArgumentException(part);
    }
  }

  private static void protocol(UrlRecord url, String value) {
    String scheme = value.replaceFirst(":.*$", "").toLowerCase(Locale.ROOT);
    boolean special = UrlRecord.SPECIAL.containsKey(scheme);
    boolean credentials = !url.username.isEmpty() || !url.password.isEmpty() || url.port >= 0;
    if (!scheme.matches("[a-z][a-z0-9+.-]*")
        || special != url.isSpecial()
        || (scheme.equals("file") && credentials)
        || (url.isFile() && "".equals(url.host))) {
      return;
    }
    url.scheme = scheme;
    if (UrlRecord.SPECIAL.getOrDefault(scheme, -1) == url.port) {
      url.port = -1;
    }
  }

  private static void host(UrlRecord url, String value, boolean withPort) throws UrlException {
    if (url.opaquePath != null) {
      return;
    }
    String text = value.replaceFirst(url.isSpecial() ? "[/\\\\?#].*$" : "[/?#].*$", "");
    int colon = text.indexOf(':', text.lastIndexOf(']') + 1);
    String name = colon < 0 ? text : text.substring(0, colon);
    boolean mayBeEmpty =
        (!url.isSpecial() || url.isFile()) && colon < 0 && url.port < 0 && url.username.isEmpty();
    if ((name.isEmpty() && !mayBeEmpty) || (colon >= 0 && !withPort) || text.indexOf('@') >= 0) {
      return;
    }
    url.host = name.isEmpty() ? "" : UrlHost.parse(name, url.isSpecial());
    if (url.isFile() && url.host.equals("localhost")) {
      url.host = "";
    }
    String digits = colon < 0 ? "" : leadingDigits(text.substring(colon + 1));
    if (!digits.isEmpty() && !url.isFile()) {
      UrlParser.port(url, digits);
    }
  }

  private static void credentialsOrPort(UrlRecord url, String part, String value)
      throws UrlException {
    switch (part) {
      case "username" -> url.username = UrlText.encode(value, UrlText.USER);
      case "password" -> url.password = UrlText.encode(value, UrlText.USER);
      default -> {
        String digits = leadingDigits(value);
        if (value.isEmpty()) {
          url.port = -1;
        } else if (!digits.isEmpty()) {
          UrlParser.port(url, digits);
        }
      }
    }
  }

  private static String leadingDigits(String text) {
    return text.replaceFirst("[^0-9].*$", "");
  }

  private static Parts parts(UrlRecord url) {
    return new Parts(
        url.href(),
        url.scheme + ":",
        url.username,
        url.password,
        url.hostAndPort(),
        url.host == null ? "" : url.host,
        url.port < 0 ? "" : Integer.toString(url.port),
        url.pathname(),
        url.query == null || url.query.isEmpty() ? "" : "?" + url.query,
        url.fragment == null || url.fragment.isEmpty() ? "" : "#" + url.fragment,
        url.query != null,
        url.isSpecial());
  }
}
