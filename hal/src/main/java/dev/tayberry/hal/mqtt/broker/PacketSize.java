package dev.tayberry.hal.mqtt.broker;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How many bytes a PUBLISH takes on the wire. */
final class PacketSize {
  private PacketSize() {}

  static long of(Packet.Publish packet, int version) {
    var message = packet.message();
    long rest = 2L + utf8(message.topic()) + message.payload().length;
    if (message.qos() > 0) {
      rest += 2;
    }
    if (version >= 5) {
      long properties = properties(packet);
      rest += variableLength(properties) + properties;
    }
    return 1 + variableLength(rest) + rest;
  }

  private static long properties(Packet.Publish packet) {
    var properties = packet.message().properties();
    long size = 0;
    size += properties.payloadFormat() == null ? 0 : 2;
    size += properties.expiry() == null ? 0 : 5;
    size += packet.topicAlias() == 0 ? 0 : 3;
    size += text(properties.contentType());
    size += text(properties.responseTopic());
    byte[] correlation = properties.correlationData();
    size += correlation == null ? 0 : 3 + correlation.length;
    for (int id : packet.subscriptionIds()) {
      size += 1 + variableLength(id);
    }
    for (var user : properties.user()) {
      size += 5 + utf8(user.name()) + utf8(user.value());
    }
    return size;
  }

  private static long text(@Nullable String text) {
    return text == null ? 0 : 3 + utf8(text);
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int variableLength(long value) {
    return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;
  }
}
