package dev.tayberry.runtime.node;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads URLs as the URL Standard (WHATWG) does, part by part instead of letter by letter. */
final class UrlParser {
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z][:|]$");

  private UrlParser() {}

  static UrlRecord parse(String input, @Nullable UrlRecord base) throws UrlException {
    String text = stripped(input);
    UrlRecord url = new UrlRecord();
    int hash = text.indexOf('#');
    if (hash >= 0) {
      url.fragment = UrlText.encode(text.substring(hash + 1), UrlText.FRAGMENT);
      text = text.substring(0, hash);
    }
    var scheme = SCHEME.matcher(text);
    if (scheme.find()) {
      url.scheme = scheme.group(1).toLowerCase(Locale.ROOT);
      absolute(url, text.substring(scheme.end()), base);
    } else if (base == null) {
      throw new UrlException();
    } else {
      url.scheme = base.scheme;
      relative(url, text, base, hash >= 0);
    }
    return url;
  }

  private static String stripped(String input) {
    int start = 0;
    int end = input.length();
    while (start < end && input.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && input.charAt(end - 1) <= ' ') {
      end--;
    }
    return input.substring(start, end).replaceAll("[\t\n\r]", "");
  }

  private static void absolute(UrlRecord url, String rest, @Nullable UrlRecord base)
      throws UrlException {
    if (url.isFile()) {
      file(url, rest, base != null && base.isFile() ? base : null);
    } else if (url.isSpecial()) {
      boolean slashes = rest.length() > 1 && isSlash(rest, 0, url) && isSlash(rest, 1, url);
      if (!slashes && base != null && base.scheme.equals(url.scheme)) {
        relative(url, rest, base, false);
      } else {
        authority(url, rest.replaceFirst("^[/\\\\]+", ""));
      }
    } else if (rest.startsWith("//")) {
      authority(url, rest.substring(2));
    } else if (rest.startsWith("/")) {
      tail(url, rest);
    } else {
      int question = rest.indexOf('?');
      String path = question < 0 ? rest : rest.substring(0, question);
      if (question >= 0) {
        query(url, rest.substring(question + 1));
      }
      url.opaquePath =
          UrlText.encode(path, UrlText.CONTROL)
              .replaceFirst(" $", question >= 0 || url.fragment != null ? "%20" : " ");
    }
  }

  private static boolean isSlash(String text, int at, UrlRecord url) {
    return at < text.length()
        && (text.charAt(at) == '/' || (url.isSpecial() && text.charAt(at) == '\\'));
  }

  private static void relative(UrlRecord url, String rest, UrlRecord base, boolean hasFragment)
      throws UrlException {
    if (base.opaquePath != null) {
      if (!rest.isEmpty() || !hasFragment) {
        throw new UrlException();
      }
      url.opaquePath = base.opaquePath;
      url.query = base.query;
    } else if (url.isFile()) {
      file(url, rest, base);
    } else if (isSlash(rest, 0, url) && isSlash(rest, 1, url)) {
      authority(url, url.isSpecial() ? rest.replaceFirst("^[/\\\\]+", "") : rest.substring(2));
    } else {
      url.username = base.username;
      url.password = base.password;
      url.host = base.host;
      url.port = base.port;
      onTopOf(url, rest, base);
    }
  }

  private static void onTopOf(UrlRecord url, String rest, UrlRecord base) {
    if (isSlash(rest, 0, url)) {
      tail(url, rest);
      return;
    }
    url.path.addAll(base.path);
    if (rest.isEmpty()) {
      url.query = base.query;
    } else if (rest.startsWith("?")) {
      query(url, rest.substring(1));
    } else {
      url.shortenPath();
      tail(url, rest);
    }
  }

  private static void file(UrlRecord url, String rest, @Nullable UrlRecord base)
      throws UrlException {
    url.host = "";
    if (isSlash(rest, 0, url) && isSlash(rest, 1, url)) {
      int end = endOfAuthority(url, rest, 2);
      String host = rest.substring(2, end);
      if (DRIVE.matcher(host).matches()) {
        tail(url, "/" + rest.substring(2));
      } else {
        String parsed = host.isEmpty() ? "" : UrlHost.parse(host, true);
        url.host = parsed.equals("localhost") ? "" : parsed;
        tail(url, rest.substring(end));
      }
    } else if (base == null) {
      tail(url, rest);
    } else {
      url.host = base.host;
      boolean startsWithDrive = rest.matches("^[/\\\\]?[A-Za-z][:|]([/\\\\?].*)?$");
      if (startsWithDrive) {
        tail(url, rest);
      } else if (isSlash(rest, 0, url)
          && !base.path.isEmpty()
          && base.path.getFirst().matches("[A-Za-z]:")) {
        url.path.add(base.path.getFirst());
        tail(url, rest);
      } else {
        onTopOf(url, rest, base);
      }
    }
  }

  private static int endOfAuthority(UrlRecord url, String text, int from) {
    int end = from;
    while (end < text.length() && !isSlash(text, end, url) && text.charAt(end) != '?') {
      end++;
    }
    return end;
  }

  private static void authority(UrlRecord url, String text) throws UrlException {
    int end = endOfAuthority(url, text, 0);
    String authority = text.substring(0, end);
    int at = authority.lastIndexOf('@');
    String hostAndPort = authority.substring(at + 1);
    if (at >= 0) {
      String credentials = authority.substring(0, at);
      int colon = credentials.indexOf(':');
      url.username =
          UrlText.encode(colon < 0 ? credentials : credentials.substring(0, colon), UrlText.USER);
      url.password =
          colon < 0 ? "" : UrlText.encode(credentials.substring(colon + 1), UrlText.USER);
      if (hostAndPort.isEmpty()) {
        throw new UrlException();
      }
    }
    host(url, hostAndPort);
    tail(url, text.substring(end));
  }

  static void host(UrlRecord url, String hostAndPort) throws UrlException {
    int colon = hostAndPort.lastIndexOf(':');
    if (colon < hostAndPort.lastIndexOf(']')) {
      colon = -1;
    }
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    if (host.isEmpty() && (url.isSpecial() || colon >= 0)) {
      throw new UrlException();
    }
    url.host = host.isEmpty() ? "" : UrlHost.parse(host, url.isSpecial());
    if (colon >= 0) {
      port(url, hostAndPort.substring(colon + 1));
    }
  }

  static void port(UrlRecord url, String text) throws UrlException {
    if (text.isEmpty()) {
      return;
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65535) {
      throw new UrlException();
    }
    int port = Integer.parseInt(digits);
    url.port = UrlRecord.SPECIAL.getOrDefault(url.scheme, -1) == port ? -1 : port;
  }

  /** The path and what follows it, added to what is there of it. */
  private static void tail(UrlRecord url, String text) {
    int question = text.indexOf('?');
    if (question >= 0) {
      query(url, text.substring(question + 1));
    }
    path(url, question < 0 ? text : text.substring(0, question));
  }

  static void query(UrlRecord url, String text) {
    url.query = UrlText.encode(text, url.isSpecial() ? UrlText.SPECIAL_QUERY : UrlText.QUERY);
  }

  static void path(UrlRecord url, String text) {
    boolean special = url.isSpecial();
    if (text.isEmpty() && !special) {
      return;
    }
    String relative = isSlash(text, 0, url) ? text.substring(1) : text;
    List<String> parts = List.of(relative.split(special ? "[/\\\\]" : "/", -1));
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      String part = parts.get(i);
      String dots = part.replaceAll("(?i)%2e", ".");
      if (dots.equals("..")) {
        url.shortenPath();
        if (last) {
          url.path.add("");
        }
      } else if (dots.equals(".")) {
        if (last) {
          url.path.add("");
        }
      } else if (url.isFile() && url.path.isEmpty() && DRIVE.matcher(part).matches()) {
        url.path.add(part.charAt(0) + ":");
      } else {
        url.path.add(UrlText.encode(part, UrlText.PATH));
      }
    }
  }
}
