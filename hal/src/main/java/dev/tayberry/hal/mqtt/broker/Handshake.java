package dev.tayberry.hal.mqtt.broker;

import org.jspecify.annotations.Nullable;

/** Answers a CONNECT: who is it, may he, and is there a session of his. */
final class Handshake {
  private static final Packet.ConnackProperties NOTHING_TO_SAY =
      new Packet.ConnackProperties(null, 65_535, 0, Packet.FOREVER);

  private final Broker broker;
  private final Connection connection;

  Handshake(Broker broker, Connection connection) {
    this.broker = broker;
    this.connection = connection;
  }

  void answer(Packet.Connect connect) {
    var verdict = verdict(connect);
    if (verdict.isError()) {
      connection.rejected(new Packet.Connack(false, verdict, NOTHING_TO_SAY));
      return;
    }
    boolean nameless = connect.clientId().isEmpty();
    String clientId = nameless ? broker.assignName() : connect.clientId();
    var kept = takeOver(clientId, connect.cleanStart());
    var session = kept == null ? broker.newSession(clientId) : kept;
    session.attach(connection, connect.version());
    session.setExpiry(expiry(connect));
    connection.established(session, connect);
    var limits = broker.limits();
    var said =
        new Packet.ConnackProperties(
            nameless ? clientId : null,
            limits.inFlight(),
            limits.topicAliases(),
            limits.maximumPacketSize());
    connection.send(new Packet.Connack(kept != null, Reason.SUCCESS, said));
    session.outgoing().resume(connection, window(connect));
  }

  private Reason verdict(Packet.Connect connect) {
    if (connect.version() != 4 && connect.version() != 5) {
      return Reason.UNSUPPORTED_PROTOCOL_VERSION;
    }
    if (connect.clientId().isEmpty() && connect.version() == 4 && !connect.cleanStart()) {
      return Reason.CLIENT_IDENTIFIER_NOT_VALID;
    }
    if (connect.properties().authenticationMethod() != null) {
      return Reason.BAD_AUTHENTICATION_METHOD;
    }
    if (connect.properties().receiveMaximum() == 0
        || connect.properties().maximumPacketSize() == 0) {
      return Reason.PROTOCOL_ERROR;
    }
    var will = connect.will();
    if (will != null && !Topics.isName(will.message().topic())) {
      return Reason.TOPIC_NAME_INVALID;
    }
    return broker.admission(connect);
  }

  /** The session that goes on, if there is one. */
  private @Nullable Session takeOver(String clientId, boolean cleanStart) {
    var session = broker.session(clientId);
    if (session == null) {
      return null;
    }
    var old = session.connection();
    if (old != null) {
      old.takenOver(cleanStart || session.expiry() == 0);
    }
    if (cleanStart && broker.session(clientId) == session) {
      broker.forget(session);
    }
    return broker.session(clientId);
  }

  /** What the client takes at a time, or our own measure if it did not say. */
  private int window(Packet.Connect connect) {
    int said = connect.properties().receiveMaximum();
    return said == Packet.ConnectProperties.DEFAULT.receiveMaximum()
        ? broker.limits().inFlight()
        : said;
  }

  private static long expiry(Packet.Connect connect) {
    if (connect.version() >= 5) {
      return connect.properties().sessionExpiry();
    }
    return connect.cleanStart() ? 0 : Packet.FOREVER;
  }
}
