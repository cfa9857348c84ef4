package dev.tayberry.hal.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's client for MQTT 5, its connection behind a {@link PahoGate}. */
final class PahoClient5 extends MqttAsyncClient {
  PahoClient5(MqttAddress address, String clientId, PahoStore5 store) throws MqttException {
    super(PahoMqtt.uri(address), clientId, store);
  }

  @Override
  protected NetworkModule[] createNetworkModules(String uri, MqttConnectionOptions options)
      throws MqttException {
    NetworkModule[] modules = super.createNetworkModules(uri, options);
    for (int i = 0; i < modules.length; i++) {
      modules[i] = new Gated(modules[i], new PahoGate());
    }
    return modules;
  }

  private record Gated(NetworkModule module, PahoGate gate) implements NetworkModule {
    @Override
    public void start() throws IOException, MqttException {
      module.start();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return gate.input(module.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return gate.output(module.getOutputStream());
    }

    @Override
    public void stop() throws IOException {
      gate.open();
      module.stop();
    }

    @Override
    public String getServerURI() {
      return module.getServerURI();
    }
  }
}
