package dev.tayberry.hal.mqtt;

import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Real brokers, over Eclipse Paho: its client for MQTT 5, and its older one for 3.1.1. */
public final class PahoMqtt implements MqttBackend {
  // Kept, since the JDK holds loggers weakly. Paho logs ordinary work as news and lost connections
  // as disasters; both reach the program as events.
  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho");

  static {
    PAHO.setLevel(Level.OFF);
  }

  private final RandomGenerator chance = new SplittableRandom();

  @Override
  public MqttSession session(MqttOptions options, int version) {
    SSLContext tls = options.address().isSecure() ? Pem.context(options.tls()) : null;
    return version == 5 ? new Session5(options, tls) : new Session3(options, tls);
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }

  /** Where Paho's clients connect to; their names for the schemes are their own. */
  static String uri(MqttAddress address) {
    String where = address.toString();
    return switch (address.scheme()) {
      case "mqtts" -> "ssl://" + where;
      case "ws", "wss" -> address.scheme() + "://" + where + address.path();
      default -> "tcp://" + where;
    };
  }

  private record Session5(MqttOptions options, @Nullable SSLContext tls, PahoStore5 store)
      implements MqttSession {
    Session5(MqttOptions options, @Nullable SSLContext tls) {
      this(options, tls, new PahoStore5());
    }

    @Override
    public MqttLink connect(boolean fresh, MqttLink.Listener listener) {
      PahoLink5 link = new PahoLink5(options, new PahoSockets(tls), listener, store, fresh);
      link.begin();
      return link;
    }
  }

  private record Session3(MqttOptions options, @Nullable SSLContext tls, PahoStore3 store)
      implements MqttSession {
    Session3(MqttOptions options, @Nullable SSLContext tls) {
      this(options, tls, new PahoStore3());
    }

    @Override
    public MqttLink connect(boolean fresh, MqttLink.Listener listener) {
      PahoLink3 link = new PahoLink3(options, new PahoSockets(tls), listener, store, fresh);
      link.begin();
      return link;
    }
  }
}
