package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One client's connection: the client's side calls in here, and hears from its sink. */
public final class Connection {
  private final Broker broker;
  private final PacketSink sink;
  private final KeepAlive silence;
  private final Inbound inbound;
  private @Nullable Session session;
  private @Nullable Will will;
  private int version = 5;
  private long maximumPacketSize = Long.MAX_VALUE;
  private boolean open = true;
  private boolean deaf;
  private boolean writable = true;

  /**
   * @param clock the client's: it is silent too long by that
   */
  Connection(Broker broker, PacketSink sink, Clock clock) {
    this.broker = broker;
    this.sink = sink;
    this.silence = new KeepAlive(clock, () -> refuse(Reason.KEEP_ALIVE_TIMEOUT));
    this.inbound = new Inbound(broker, this);
    silence.watch(broker.limits().connectWithin());
  }

  /** A packet came from the client. */
  public void receive(Packet packet) {
    if (!open) {
      return;
    }
    silence.heard();
    var current = session;
    if (current != null) {
      var outcome = handle(current, packet);
      if (outcome.isError()) {
        refuse(outcome);
      }
    } else if (packet instanceof Packet.Connect connect) {
      new Handshake(broker, this).answer(connect);
    } else {
      refuse(Reason.PROTOCOL_ERROR);
    }
  }

  /** Something came that is no packet: the connection ends, with this reason. */
  public void malformed(Reason reason) {
    if (open) {
      refuse(reason);
    }
  }

  /** Whether the client's side has room; messages wait in the session meanwhile. */
  public void writable(boolean room) {
    writable = room;
    if (room && open && session != null) {
      session.outgoing().pump();
    }
  }

  /** The client's side is gone without a DISCONNECT. Idempotent. */
  public void closed() {
    deaf = true;
    if (open) {
      leave(Reason.UNSPECIFIED_ERROR, will);
    }
  }

  private Reason handle(Session current, Packet packet) {
    switch (packet) {
      case Packet.Publish publish -> {
        return inbound.publish(current, publish);
      }
      case Packet.Puback ack -> current.outgoing().puback(ack.id());
      case Packet.Pubrec ack -> {
        var reason = current.outgoing().pubrec(ack.id(), ack.reason());
        if (reason != null) {
          send(new Packet.Pubrel(ack.id(), reason));
        }
      }
      case Packet.Pubrel ack ->
          send(new Packet.Pubcomp(ack.id(), current.incoming().release(ack.id(), broker.router())));
      case Packet.Pubcomp ack -> current.outgoing().pubcomp(ack.id());
      case Packet.Subscribe subscribe -> {
        return inbound.subscribe(current, subscribe);
      }
      case Packet.Unsubscribe unsubscribe -> {
        return inbound.unsubscribe(current, unsubscribe);
      }
      case Packet.Pingreq ping -> send(new Packet.Pingresp());
      case Packet.Disconnect disconnect -> {
        return disconnect(current, disconnect);
      }
      case Packet.Connect again -> {
        return Reason.PROTOCOL_ERROR;
      }
      case Packet.Connack sent -> {
        return Reason.PROTOCOL_ERROR;
      }
      case Packet.Suback sent -> {
        return Reason.PROTOCOL_ERROR;
      }
      case Packet.Unsuback sent -> {
        return Reason.PROTOCOL_ERROR;
      }
      case Packet.Pingresp sent -> {
        return Reason.PROTOCOL_ERROR;
      }
    }
    return Reason.SUCCESS;
  }

  private Reason disconnect(Session current, Packet.Disconnect packet) {
    var expiry = packet.sessionExpiry();
    if (expiry != null) {
      if (current.expiry() == 0 && expiry != 0) {
        return Reason.PROTOCOL_ERROR;
      }
      current.setExpiry(expiry);
    }
    leave(packet.reason(), packet.reason() == Reason.SUCCESS ? null : will);
    closeSink();
    return Reason.SUCCESS;
  }

  /** The handshake went well. */
  void established(Session newSession, Packet.Connect connect) {
    session = newSession;
    will = connect.will();
    version = connect.version();
    maximumPacketSize = connect.properties().maximumPacketSize();
    // Half as long again, says the standard.
    silence.watch(Duration.ofMillis(connect.keepAlive() * 1500L));
    broker.tell(watcher -> watcher.connected(newSession.clientId(), version));
  }

  /** The handshake failed: a CONNACK says why. */
  void rejected(Packet.Connack answer) {
    send(answer);
    leave(answer.reason(), null);
    closeSink();
  }

  /** Its client came back on another connection. Only a session that ends now sends its will. */
  void takenOver(boolean sessionEnds) {
    send(new Packet.Disconnect(Reason.SESSION_TAKEN_OVER));
    leave(Reason.SESSION_TAKEN_OVER, sessionEnds ? will : null);
    closeSink();
  }

  /** The broker was killed. */
  void drop() {
    leave(Reason.SERVER_SHUTTING_DOWN, null);
    closeSink();
  }

  private void refuse(Reason reason) {
    // Before the handshake nobody knows how to put it.
    if (session != null) {
      send(new Packet.Disconnect(reason));
    }
    leave(reason, will);
    closeSink();
  }

  private void leave(Reason reason, @Nullable Will lastWill) {
    open = false;
    silence.stop();
    broker.gone(this);
    var current = session;
    if (current != null) {
      broker.tell(watcher -> watcher.disconnected(current.clientId(), reason));
      current.detach(lastWill);
    }
  }

  boolean isWritable() {
    return writable;
  }

  int version() {
    return version;
  }

  /** Whether the client is ready for a packet of this size. */
  boolean takes(Packet.Publish packet) {
    return maximumPacketSize == Long.MAX_VALUE
        || PacketSize.of(packet, version) <= maximumPacketSize;
  }

  void send(Packet packet) {
    var seen = version >= 5 ? packet : Version3.of(packet);
    if (seen == null) {
      return;
    }
    broker
        .outbox()
        .add(
            () -> {
              if (!deaf) {
                sink.packet(seen);
              }
            });
  }

  private void closeSink() {
    broker
        .outbox()
        .add(
            () -> {
              if (!deaf) {
                deaf = true;
                sink.close();
              }
            });
  }
}
