package dev.tayberry.hal.mqtt;

/** What a client and its broker both remember while there is no link; one link at a time. */
public interface MqttSession {
  /**
   * Begins an attempt and returns at once.
   *
   * @param fresh whether broker and client forget what was before
   */
  MqttLink connect(boolean fresh, MqttLink.Listener listener);
}
