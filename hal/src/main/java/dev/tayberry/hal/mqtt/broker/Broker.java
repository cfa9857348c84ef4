package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The broker: connections come in by {@link #accept}, everything else follows from their packets.
 * Every call is made on the loop's thread.
 */
public final class Broker {
  private final Clock clock;
  private final Limits limits;
  private final Outbox outbox;
  private final SubscriptionTree subscriptions = new SubscriptionTree();
  private final RetainedMessages retained = new RetainedMessages();
  private final Router router = new Router(this);
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private Function<Packet.Connect, Reason> admission = connect -> Reason.SUCCESS;
  private boolean running = true;
  private int assignedNames;

  public Broker(Clock clock) {
    this(clock, Limits.DEFAULT);
  }

  public Broker(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
    this.outbox = new Outbox(clock);
  }

  /** A client opened a connection; while the broker is stopped it is closed at once. */
  public Connection accept(PacketSink client) {
    return accept(client, clock);
  }

  /**
   * As that, a client that lives in another time, over a network: its silence is measured in its
   * own.
   */
  public Connection accept(PacketSink client, Clock clientClock) {
    var connection = new Connection(this, client, clientClock);
    if (running) {
      connections.add(connection);
    } else {
      connection.drop();
    }
    return connection;
  }

  /** Publishes a message on behalf of the world. */
  public void publish(Message message) {
    if (running) {
      router.publish(taken(message, ""));
    }
  }

  /** Lets somebody look on until the result is closed. */
  public Watching watch(Watcher watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** Decides who may connect; without it everybody may. Anything but success is the refusal. */
  public void admit(Function<Packet.Connect, Reason> rule) {
    admission = rule;
  }

  /**
   * As if killed: connections break without a word, no wills are sent, new ones are refused.
   * Sessions and retained messages stay, as with a broker that saves them; {@link #clear} is for
   * one that does not.
   */
  public void stop() {
    running = false;
    List.copyOf(connections).forEach(Connection::drop);
  }

  public void start() {
    running = true;
  }

  public boolean isRunning() {
    return running;
  }

  /** Forgets all sessions and retained messages, without a will. The broker must be stopped. */
  public void clear() {
    if (running) {
      throw new IllegalStateException("the broker must be stopped before it forgets");
    }
    sessions.values().forEach(Session::abandon);
    sessions.clear();
    retained.clear();
  }

  /** Somebody who looks on. */
  public interface Watching extends AutoCloseable {
    @Override
    void close();
  }

  Clock clock() {
    return clock;
  }

  /** What it takes. */
  public Limits limits() {
    return limits;
  }

  Outbox outbox() {
    return outbox;
  }

  Router router() {
    return router;
  }

  SubscriptionTree subscriptions() {
    return subscriptions;
  }

  RetainedMessages retained() {
    return retained;
  }

  Published taken(Message message, String from) {
    return Published.at(clock.nanoTime(), message, from);
  }

  Reason admission(Packet.Connect connect) {
    return admission.apply(connect);
  }

  void tell(Consumer<Watcher> event) {
    if (!watchers.isEmpty()) {
      outbox.add(() -> new ArrayList<>(watchers).forEach(event));
    }
  }

  void gone(Connection connection) {
    connections.remove(connection);
  }

  String assignName() {
    String name;
    do {
      name = "auto-" + ++assignedNames;
    } while (sessions.containsKey(name));
    return name;
  }

  @Nullable Session session(String clientId) {
    return sessions.get(clientId);
  }

  Session newSession(String clientId) {
    var session = new Session(this, clientId);
    sessions.put(clientId, session);
    return session;
  }

  /** The session ends. */
  void forget(Session session) {
    sessions.remove(session.clientId(), session);
    session.end();
  }
}
