package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * The native half of {@code hal:mqtt}: makes clients, and drops what the app leaves open, so that
 * the broker publishes its will. On the loop's thread.
 */
public final class MqttModule implements NativeHalf {
  private final MqttBackend backend;
  private final Setup setup;
  private final List<MqttConnection> open = new ArrayList<>();

  public MqttModule(MqttBackend backend, Setup setup) {
    this.backend = backend;
    this.setup = setup;
  }

  /** A client id for who does not care: the app's name, made unique. */
  @Exported
  String clientId() {
    return "%s-%08x".formatted(setup.wiring().owner(), backend.chance().nextInt());
  }

  @Exported
  MqttConnection connect(
      MqttOptions options, MqttClient.Behaviour behaviour, MqttConnection.Events events) {
    checkAllowed(options.address());
    var connection = new MqttConnection(backend, setup.loop(), options, behaviour, events);
    open.removeIf(MqttConnection::isClosed);
    open.add(connection);
    return connection;
  }

  private void checkAllowed(MqttAddress address) {
    String where = address.host() + ":" + address.port();
    boolean allowed =
        setup.wiring().net().stream()
            .anyMatch(net -> net.equals("*") || net.equals(address.host()) || net.equals(where));
    if (!allowed) {
      throw new HalException(
          "ERR_ACCESS_DENIED",
          """
          mqtt: %s may not reach %s; let it, in package.json: "permissions": { "net": ["%s"] }, \
          or ["$MQTT_URL"] for the host of that variable"""
              .formatted(setup.wiring().owner(), where, where));
    }
  }

  @Override
  public void close() {
    List.copyOf(open).forEach(MqttConnection::abandon);
    open.clear();
  }
}
