package dev.tayberry.simulator.broker;

import dev.tayberry.simulator.network.Doorkeeper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Keeps pages of the web, open in a browser on this machine, from driving the simulation. */
final class Origin extends Doorkeeper {
  @Override
  protected boolean isWelcome(HttpHeaders headers) {
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    // Only browsers send one.
    if (origin == null) {
      return true;
    }
    String from = host(origin);
    return from != null
        && (HERE.contains(from) || from.equals(host("//" + headers.get(HttpHeaderNames.HOST))));
  }

  private static @Nullable String host(String address) {
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
