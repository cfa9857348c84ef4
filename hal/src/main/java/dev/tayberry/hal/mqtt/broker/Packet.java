package dev.tayberry.hal.mqtt.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MQTT's control packets as values. They have MQTT 5's shape; to and from a 3.1.1 client what that
 * version lacks is left out.
 */
public sealed interface Packet {
  /** For a session expiry: the session stays until it is asked to go. */
  long FOREVER = 0xFFFF_FFFFL;

  /**
   * A client introduces itself.
   *
   * @param version 4 is MQTT 3.1.1, 5 is MQTT 5
   * @param clientId empty lets the broker choose one
   * @param keepAlive seconds; 0 is none
   */
  record Connect(
      int version,
      String clientId,
      boolean cleanStart,
      int keepAlive,
      @Nullable Will will,
      Credentials credentials,
      ConnectProperties properties)
      implements Packet {

    /** Without credentials and a will. */
    public Connect(int version, String clientId, boolean cleanStart, int keepAlive) {
      this(
          version,
          clientId,
          cleanStart,
          keepAlive,
          null,
          Credentials.NONE,
          ConnectProperties.DEFAULT);
    }
  }

  /** Who a client says it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Credentials(@Nullable String userName, byte @Nullable [] password) {
    public static final Credentials NONE = new Credentials(null, null);
  }

  /**
   * What MQTT 5 adds to a CONNECT.
   *
   * @param sessionExpiry seconds that the session outlives its connection
   * @param receiveMaximum how many QoS 1 and 2 messages the client takes at a time
   * @param maximumPacketSize bytes; what is larger is not sent to the client
   */
  record ConnectProperties(
      long sessionExpiry,
      int receiveMaximum,
      long maximumPacketSize,
      @Nullable String authenticationMethod) {
    public static final ConnectProperties DEFAULT =
        new ConnectProperties(0, 65_535, Long.MAX_VALUE, null);
  }

  record Connack(boolean sessionPresent, Reason reason, ConnackProperties properties)
      implements Packet {}

  /** The broker's own limits, and the name it chose for a client that had none. */
  record ConnackProperties(
      @Nullable String assignedClientId,
      int receiveMaximum,
      int topicAliasMaximum,
      long maximumPacketSize) {}

  /**
   * A message on its way, to or from the broker.
   *
   * @param id 0 for QoS 0
   * @param topicAlias 0 for none; the message's topic may be empty if it is known
   * @param subscriptionIds those that led to this delivery
   */
  record Publish(
      int id, Message message, boolean duplicate, int topicAlias, List<Integer> subscriptionIds)
      implements Packet {
    public Publish(int id, Message message) {
      this(id, message, false, 0, List.of());
    }
  }

  record Puback(int id, Reason reason) implements Packet {}

  record Pubrec(int id, Reason reason) implements Packet {}

  record Pubrel(int id, Reason reason) implements Packet {}

  record Pubcomp(int id, Reason reason) implements Packet {}

  /**
   * Asks for messages.
   *
   * @param subscriptionId comes with every message these subscriptions lead to; 0 for none
   */
  record Subscribe(int id, List<Subscription> subscriptions, int subscriptionId)
      implements Packet {}

  record Suback(int id, List<Reason> reasons) implements Packet {}

  record Unsubscribe(int id, List<String> filters) implements Packet {}

  record Unsuback(int id, List<Reason> reasons) implements Packet {}

  record Pingreq() implements Packet {}

  record Pingresp() implements Packet {}

  /**
   * The end of a connection, from either side.
   *
   * @param sessionExpiry seconds, in place of what CONNECT said
   */
  record Disconnect(Reason reason, @Nullable Long sessionExpiry) implements Packet {
    public Disconnect(Reason reason) {
      this(reason, null);
    }
  }
}
