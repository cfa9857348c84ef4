package dev.tayberry.hal.mqtt;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttClientPersistence;
import org.eclipse.paho.mqttv5.common.MqttPersistable;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.jspecify.annotations.Nullable;

/** {@link PahoStore} for MQTT 5. */
final class PahoStore5 extends PahoStore<MqttPersistable> implements MqttClientPersistence {
  private @Nullable MqttPublish next;

  /** QoS 2 messages that have come but that we have not got: Paho forgets them when it ends. */
  private final Map<Integer, MqttPublish> owed = new LinkedHashMap<>();

  /** Those that we have got, as long as the broker may send them again. */
  private final Set<Integer> taken = new HashSet<>();

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
      if (isReceived(key) && packet instanceof MqttPublish publish) {
        received(id(key), publish);
      }
      hold(key, packet);
    }
  }

  private synchronized void received(int packet, MqttPublish publish) {
    if (!taken.contains(packet)) {
      owed.put(packet, publish);
    }
  }

  /** False if we have got it already, an earlier time that the broker sent it. */
  synchronized boolean take(int packet) {
    if (owed.remove(packet) == null) {
      return false;
    }
    if (holdsReceived(packet)) {
      taken.add(packet);
    }
    return true;
  }

  /** The broker has forgotten the session: it will give the ids to other messages. */
  synchronized void forgetIds() {
    taken.clear();
  }

  /** What an earlier link answered the broker for, but did not hand on before it ended. */
  synchronized List<MqttPublish> owed() {
    return List.copyOf(owed.values());
  }

  @Override
  public void remove(String key) {
    super.remove(key);
    if (isReceived(key)) {
      synchronized (this) {
        taken.remove(id(key)); // the broker is done with it: its id is free for another
      }
    }
  }

  @Override
  synchronized void forget() {
    super.forget();
    owed.clear();
    taken.clear();
  }
}
