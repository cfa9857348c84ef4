package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is.
 *
 * @param host without the brackets of an IPv6 address
 * @param path of a WebSocket, with its query
 */
public record MqttAddress(String scheme, String host, int port, String path) {
  /** Reads {@code mqtt://host:port}; tcp: and ssl: are understood as well. */
  public static MqttAddress of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw invalid(url, e.getReason());
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw invalid(url, "it has no host");
    }
    if (uri.getRawUserInfo() != null) {
      // Not shown: it holds a password.
      throw HalException.rangeError(
          "mqtt: user and password do not belong into the url; pass { username, password }");
    }
    String scheme =
        switch (uri.getScheme()) {
          case "mqtt", "tcp" -> "mqtt";
          case "mqtts", "ssl", "tls" -> "mqtts";
          case "ws", "wss" -> uri.getScheme();
          default -> throw invalid(url, "no such scheme");
        };
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    int port = uri.getPort() == -1 ? usualPort(scheme) : uri.getPort();
    return new MqttAddress(scheme, host, port, path(uri));
  }

  private static String path(URI uri) {
    String path =
        uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/mqtt" : uri.getRawPath();
    @Nullable String query = uri.getRawQuery();
    return query == null ? path : path + "?" + query;
  }

  private static int usualPort(String scheme) {
    return switch (scheme) {
      case "mqtts" -> 8883;
      case "ws" -> 80;
      case "wss" -> 443;
      default -> 1883;
    };
  }

  private static HalException invalid(String url, String why) {
    return HalException.rangeError(
        "mqtt: no broker's url: \"%s\" (%s); use mqtt:, mqtts:, ws: or wss://HOST:PORT"
            .formatted(url, why));
  }

  public boolean isSecure() {
    return scheme.equals("mqtts") || scheme.equals("wss");
  }

  boolean isWebSocket() {
    return scheme.startsWith("ws");
  }

  /** For messages. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
