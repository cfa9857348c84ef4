package dev.tayberry.simulator.page;

import dev.tayberry.simulator.network.Doorkeeper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who asked for this machine by one of its own names, from a page of ours or from none: a
 * page of the web cannot reach the simulation, not even under a name that it leads here (DNS
 * rebinding).
 */
final class Gate extends Doorkeeper {
  @Override
  protected boolean isWelcome(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST);
    if (host == null || !HERE.contains(withoutPort(host.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    @Nullable String origin = headers.get(HttpHeaderNames.ORIGIN);
    // An editor's port forwarding may speak TLS with the browser.
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }
}
