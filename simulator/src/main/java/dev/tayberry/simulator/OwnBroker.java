package dev.tayberry.simulator;

import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.MqttOptions;
import dev.tayberry.hal.mqtt.MqttSession;
import java.util.random.RandomGenerator;

/**
 * Reaches the simulation's own broker without a network, so that messages pass in the world's time,
 * however fast that is; any other broker as a device does.
 */
final class OwnBroker implements MqttBackend {
  private final String host;
  private final int port;
  private final MqttBackend own;
  private final MqttBackend others;

  OwnBroker(String host, int port, MqttBackend own, MqttBackend others) {
    this.host = host;
    this.port = port;
    this.own = own;
    this.others = others;
  }

  @Override
  public MqttSession session(MqttOptions options, int version) {
    var address = options.address();
    boolean isOwn =
        !address.isSecure()
            && address.port() == port
            && (address.host().equals(host) || address.host().equals("localhost"));
    return (isOwn ? own : others).session(options, version);
  }

  @Override
  public RandomGenerator chance() {
    return own.chance();
  }
}
