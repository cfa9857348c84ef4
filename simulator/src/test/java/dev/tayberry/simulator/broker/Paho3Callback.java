package dev.tayberry.simulator.broker;

import java.util.Queue;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** Writes down what arrives without a listener of its own. */
record Paho3Callback(Queue<String> seen) implements MqttCallback {
  @Override
  public void messageArrived(String topic, MqttMessage message) {
    seen.add(message.toString());
  }

  @Override
  public void connectionLost(Throwable cause) {
    seen.add("lost " + cause.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {}
}
