package dev.tayberry.hal.mqtt;

import java.util.random.RandomGenerator;

/** Where brokers are found. */
public interface MqttBackend {
  /**
   * A session with the broker; nothing is opened yet.
   *
   * @param version of the protocol: 5, or 4 for MQTT 3.1.1
   * @throws dev.tayberry.hal.HalException if the options cannot be used, such as a wrong PEM text
   */
  MqttSession session(MqttOptions options, int version);

  /** Where chance comes from: seeded where the world is simulated. */
  RandomGenerator chance();
}
