package dev.tayberry.hal.mqtt;

/**
 * What a SUBSCRIBE asks for. All but filter and QoS is MQTT 5 only.
 *
 * @param id named by each message that comes of it
 * @param retainAsPublished messages published as retained say so, not only those from the store
 * @param retainHandling 0 retained messages now, 1 only if the subscription is new, 2 never
 */
public record MqttSubscription(
    String filter,
    int id,
    int qos,
    boolean noLocal,
    boolean retainAsPublished,
    int retainHandling) {}
