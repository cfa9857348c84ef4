package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the broker keeps of a client, connected or not. */
final class Session {
  private final Broker broker;
  private final String clientId;
  private final Outgoing outgoing;
  private final Incoming incoming = new Incoming();
  private final Set<ShareName> subscriptions = new LinkedHashSet<>();
  private @Nullable Connection connection;
  private int version;
  private long expiry;
  private Clock.Timer end = () -> {};
  private Clock.Timer willDelay = () -> {};
  private @Nullable Will pendingWill;

  Session(Broker broker, String clientId) {
    this.broker = broker;
    this.clientId = clientId;
    this.outgoing = new Outgoing(broker, clientId);
  }

  String clientId() {
    return clientId;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Incoming incoming() {
    return incoming;
  }

  boolean isConnected() {
    return connection != null;
  }

  @Nullable Connection connection() {
    return connection;
  }

  /** Whether its client gets a message once for each subscription that it matches. */
  boolean takesEachMatch() {
    return version >= 5;
  }

  long expiry() {
    return expiry;
  }

  void setExpiry(long seconds) {
    expiry = seconds;
  }

  void attach(Connection newConnection, int newVersion) {
    connection = newConnection;
    version = newVersion;
    end.cancel();
    willDelay.cancel();
    pendingWill = null;
  }

  /** The connection is gone; the session ends now, later or never. */
  void detach(@Nullable Will will) {
    connection = null;
    outgoing.suspend();
    pendingWill = will;
    if (expiry == 0) {
      broker.forget(this);
      return;
    }
    if (will != null && will.delay() == 0) {
      sendWill();
    } else if (will != null) {
      willDelay = broker.clock().after(Duration.ofSeconds(will.delay()), this::sendWill);
    }
    if (expiry != Packet.FOREVER) {
      end = broker.clock().after(Duration.ofSeconds(expiry), () -> broker.forget(this));
    }
  }

  /** The session's end is the last moment for its will. */
  void end() {
    end.cancel();
    unsubscribeAll();
    sendWill();
  }

  /** Ends without a will. */
  void abandon() {
    pendingWill = null;
    end();
  }

  private void sendWill() {
    var will = pendingWill;
    pendingWill = null;
    willDelay.cancel();
    if (will != null) {
      broker.router().publish(broker.taken(will.message(), clientId));
    }
  }

  /** Whether it is new. */
  boolean subscribe(ShareName name, Subscription subscription, int subscriptionId) {
    subscriptions.add(name);
    return broker.subscriptions().add(name, new Subscriber(this, subscription, subscriptionId));
  }

  /** Whether there was one. */
  boolean unsubscribe(ShareName name) {
    subscriptions.remove(name);
    return broker.subscriptions().remove(name, this);
  }

  private void unsubscribeAll() {
    subscriptions.forEach(name -> broker.subscriptions().remove(name, this));
    subscriptions.clear();
  }
}
