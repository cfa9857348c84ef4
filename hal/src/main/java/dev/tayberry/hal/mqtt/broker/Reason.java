package dev.tayberry.hal.mqtt.broker;

/** MQTT 5's reason codes, those that a broker or its clients send. */
public enum Reason {
  /** Also: granted QoS 0, and normal disconnection. */
  SUCCESS(0x00),
  GRANTED_QOS_1(0x01),
  GRANTED_QOS_2(0x02),
  DISCONNECT_WITH_WILL(0x04),
  NO_MATCHING_SUBSCRIBERS(0x10),
  NO_SUBSCRIPTION_EXISTED(0x11),
  UNSPECIFIED_ERROR(0x80),
  MALFORMED_PACKET(0x81),
  PROTOCOL_ERROR(0x82),
  IMPLEMENTATION_SPECIFIC_ERROR(0x83),
  UNSUPPORTED_PROTOCOL_VERSION(0x84),
  CLIENT_IDENTIFIER_NOT_VALID(0x85),
  BAD_USER_NAME_OR_PASSWORD(0x86),
  NOT_AUTHORIZED(0x87),
  SERVER_UNAVAILABLE(0x88),
  SERVER_BUSY(0x89),
  SERVER_SHUTTING_DOWN(0x8B),
  BAD_AUTHENTICATION_METHOD(0x8C),
  KEEP_ALIVE_TIMEOUT(0x8D),
  SESSION_TAKEN_OVER(0x8E),
  TOPIC_FILTER_INVALID(0x8F),
  TOPIC_NAME_INVALID(0x90),
  PACKET_IDENTIFIER_IN_USE(0x91),
  PACKET_IDENTIFIER_NOT_FOUND(0x92),
  RECEIVE_MAXIMUM_EXCEEDED(0x93),
  TOPIC_ALIAS_INVALID(0x94),
  PACKET_TOO_LARGE(0x95),
  QUOTA_EXCEEDED(0x97),
  ADMINISTRATIVE_ACTION(0x98),
  PAYLOAD_FORMAT_INVALID(0x99);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public boolean isError() {
    return code >= 0x80;
  }

  /** The reason with this code; of codes not listed, an unspecified error or success. */
  public static Reason of(int code) {
    for (Reason reason : values()) {
      if (reason.code == (code & 0xFF)) {
        return reason;
      }
    }
    return (code & 0x80) == 0 ? SUCCESS : UNSPECIFIED_ERROR;
  }

  /** What a subscription with this QoS is answered with. */
  static Reason granted(int qos) {
    return switch (qos) {
      case 0 -> SUCCESS;
      case 1 -> GRANTED_QOS_1;
      default -> GRANTED_QOS_2;
    };
  }
}
