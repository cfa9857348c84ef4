package dev.tayberry.runtime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A URL as the URL Standard keeps it; mutable while it is parsed or changed. */
final class UrlRecord {
  static final Map<String, Integer> SPECIAL =
      Map.of("ftp", 21, "file", -1, "http", 80, "https", 443, "ws", 80, "wss", 443);

  String scheme = "";
  String username = "";
  String password = "";
  @Nullable String host;
  int port = -1;
  List<String> path = new ArrayList<>();
  @Nullable String opaquePath;
  @Nullable String query;
  @Nullable String fragment;

  UrlRecord copy() {
    UrlRecord copy = new UrlRecord();
    copy.scheme = scheme;
    copy.username = username;
    copy.password = password;
    copy.host = host;
    copy.port = port;
    copy.path = new ArrayList<>(path);
    copy.opaquePath = opaquePath;
    copy.query = query;
    copy.fragment = fragment;
    return copy;
  }

  boolean isSpecial() {
    return SPECIAL.containsKey(scheme);
  }

  boolean isFile() {
    return scheme.equals("file");
  }

  boolean cannotHaveCredentials() {
    return host == null || host.isEmpty() || isFile();
  }

  /** Removes the last part of the path, but never a drive letter of a file URL. */
  void shortenPath() {
    if (isFile() && path.size() == 1 && path.getFirst().matches("[A-Za-z]:")) {
      return;
    }
    if (!path.isEmpty()) {
      path.removeLast();
    }
  }

  String pathname() {
    if (opaquePath != null) {
      return opaquePath;
    }
    return path.isEmpty() ? "" : "/" + String.join("/", path);
  }

  String authority() {
    if (host == null) {
      return "";
    }
    String credentials = username + (password.isEmpty() ? "" : ":" + password);
    return (credentials.isEmpty() ? "" : credentials + "@") + hostAndPort();
  }

  String hostAndPort() {
    return host == null ? "" : host + (port < 0 ? "" : ":" + port);
  }

  String href() {
    StringBuilder href = new StringBuilder(scheme).append(':');
    if (host != null) {
      href.append("//").append(authority());
    } else if (opaquePath == null && path.size() > 1 && path.getFirst().isEmpty()) {
      href.append("/."); // else the path would be read as a host
    }
    href.append(pathname());
    if (query != null) {
      href.append('?').append(query);
    }
    if (fragment != null) {
      href.append('#').append(fragment);
    }
    return href.toString();
  }
}
