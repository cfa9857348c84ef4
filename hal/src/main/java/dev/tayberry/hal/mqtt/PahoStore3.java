package dev.tayberry.hal.mqtt;

import org.eclipse.paho.client.mqttv3.MqttClientPersistence;
import org.eclipse.paho.client.mqttv3.MqttPersistable;

/** {@link PahoStore} for MQTT 3.1.1. */
final class PahoStore3 extends PahoStore<MqttPersistable> implements MqttClientPersistence {
  @Override
  public void open(String clientId, String serverUri) {
    // The session goes on.
  }

  @Override
  public void put(String key, MqttPersistable packet) {
    hold(key, packet);
  }
}
