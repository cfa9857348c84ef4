package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.util.Set;

/** What a broker's reason codes mean, and what to do about them. */
final class MqttRefusal {
  /** The broker does not speak this version of MQTT. */
  static final String VERSION = "ERR_MQTT_REFUSED_VERSION";

  /** The broker closed the connection where an answer to CONNECT was due. */
  static final String NO_ANSWER = "ERR_MQTT_REFUSED_NO_ANSWER";

  private static final Set<String> PASSING =
      Set.of(
          NO_ANSWER,
          "ERR_MQTT_REFUSED_UNAVAILABLE",
          "ERR_MQTT_REFUSED_QUOTA",
          "ERR_MQTT_REFUSED_RATE");

  private MqttRefusal() {}

  /** Whether the next attempt will fail for the same reason, unless somebody changes something. */
  static boolean isLasting(HalException error) {
    String code = error.code();
    return !PASSING.contains(code)
        && (code.startsWith("ERR_MQTT_REFUSED_")
            || code.startsWith("ERR_TLS_")
            || code.equals("ERR_MQTT_NOT_AUTHORIZED")
            || code.equals("ERR_MQTT_TAKEN_OVER"));
  }

  /** A return code of MQTT 3.1.1's CONNACK as the reason code of MQTT 5 that says the same. */
  static int reason(int returnCode) {
    return switch (returnCode) {
      case 1 -> 0x84;
      case 2 -> 0x85;
      case 3 -> 0x88;
      case 4 -> 0x86;
      case 5 -> 0x87;
      default -> 0x80;
    };
  }

  /**
   * @param what was refused, such as {@code the connection to host:1883}
   */
  static HalException of(int reason, String what) {
    String[] text = text(reason);
    return new HalException(
        text[0],
        "mqtt: the broker refused %s: %s (reason 0x%02x)".formatted(what, text[1], reason));
  }

  private static String[] text(int reason) {
    return switch (reason) {
      case 0x84 -> refused("VERSION", "it does not speak this version of MQTT; pass another one");
      case 0x85 -> refused("CLIENT_ID", "it does not like the client id; pass another clientId");
      case 0x86 ->
          new String[] {
            "ERR_MQTT_NOT_AUTHORIZED", "wrong user name or password; check username and password"
          };
      case 0x87 ->
          new String[] {
            "ERR_MQTT_NOT_AUTHORIZED",
            "not authorized; check user name and password, and the broker's access list"
          };
      case 0x88 -> refused("UNAVAILABLE", "it is not available now");
      case 0x89 -> refused("UNAVAILABLE", "it is busy");
      case 0x8a -> refused("BANNED", "this client is banned; ask who runs the broker");
      case 0x8f -> refused("FILTER", "it does not take such a topic filter");
      case 0x90 -> refused("TOPIC", "it does not take such a topic name");
      case 0x95 -> refused("SIZE", "the message is too large for it; send less at once");
      case 0x97 -> refused("QUOTA", "a quota is used up");
      case 0x9a -> refused("RETAIN", "it keeps no retained messages; pass retain: false");
      case 0x9b -> refused("QOS", "it does not do this QoS; pass a lower one");
      case 0x9c, 0x9d -> refused("MOVED", "another broker is to be used; change the url");
      case 0x9e, 0xa2 ->
          refused("FILTER", "it does not take wildcards or shared subscriptions here");
      case 0x9f -> refused("RATE", "too many connections in a short time");
      default -> refused("UNSPECIFIED", "it does not say why; its log may");
    };
  }

  private static String[] refused(String code, String text) {
    return new String[] {"ERR_MQTT_REFUSED_" + code, text};
  }

  /** A DISCONNECT from the broker. */
  static HalException disconnected(int reason) {
    return switch (reason) {
      case 0x8e ->
          new HalException(
              "ERR_MQTT_TAKEN_OVER",
              "mqtt: another client has connected with the same clientId; give each its own");
      case 0x8b -> new HalException("ECONNRESET", "mqtt: the broker is shutting down");
      case 0x87 -> of(reason, "to go on");
      default ->
          new HalException(
              "ECONNRESET",
              "mqtt: the broker ended the connection (reason 0x%02x)".formatted(reason));
    };
  }
}
