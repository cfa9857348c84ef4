package dev.tayberry.hal.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;

/** Paho's client for MQTT 3.1.1, its connection behind a {@link PahoGate}. */
final class PahoClient3 extends MqttAsyncClient {
  PahoClient3(MqttAddress address, String clientId, PahoStore3 store) throws MqttException {
    super(PahoMqtt.uri(address), clientId, store);
  }

  @Override
  protected NetworkModule[] createNetworkModules(String uri, MqttConnectOptions options)
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
