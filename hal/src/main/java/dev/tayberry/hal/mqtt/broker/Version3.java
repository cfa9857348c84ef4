package dev.tayberry.hal.mqtt.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a packet a 3.1.1 client gets to see. */
final class Version3 {
  private Version3() {}

  /** Null if there is no such packet in 3.1.1: a broker just closes the connection. */
  static @Nullable Packet of(Packet packet) {
    return switch (packet) {
      case Packet.Disconnect disconnect -> null;
      case Packet.Publish publish -> plain(publish);
      case Packet.Puback ack -> new Packet.Puback(ack.id(), Reason.SUCCESS);
      case Packet.Pubrec ack -> new Packet.Pubrec(ack.id(), Reason.SUCCESS);
      case Packet.Pubrel ack -> new Packet.Pubrel(ack.id(), Reason.SUCCESS);
      case Packet.Pubcomp ack -> new Packet.Pubcomp(ack.id(), Reason.SUCCESS);
      case Packet.Suback ack ->
          new Packet.Suback(
              ack.id(),
              ack.reasons().stream()
                  .map(reason -> reason.isError() ? Reason.UNSPECIFIED_ERROR : reason)
                  .toList());
      case Packet.Unsuback ack -> new Packet.Unsuback(ack.id(), List.of());
      default -> packet;
    };
  }

  private static Packet plain(Packet.Publish publish) {
    var message = publish.message();
    var plain = new Message(message.topic(), message.payload(), message.qos(), message.retain());
    return new Packet.Publish(publish.id(), plain, publish.duplicate(), 0, List.of());
  }
}
