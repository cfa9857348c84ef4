package dev.tayberry.hal.mqtt;

import org.eclipse.paho.mqttv5.client.MqttClientPersistence;
import org.eclipse.paho.mqttv5.common.MqttPersistable;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.jspecify.annotations.Nullable;

/** {@link PahoStore} for MQTT 5. */
final class PahoStore5 extends PahoStore<MqttPersistable> implements MqttClientPersistence {
  private @Nullable MqttPublish next;

  /**
   * As {@link #sending(long)}.
   *
   * @param packet the message, whole: what Paho stores itself may name a topic alias instead of the
   *     topic, and aliases end with the connection
   */
  void sending(long number, MqttPublish packet) {
    sending(number);
    next = packet;
  }

  @Override
  public void open(String clientId) {
    // The session goes on.
  }

  @Override
  public void put(String key, MqttPersistable packet) {
    if (isSent(key) && next != null && packet instanceof MqttPublish publish) {
      next.setMessageId(publish.getMessageId());
      hold(key, next);
    } else {
      hold(key, packet);
    }
  }
}
