package dev.tayberry.hal.mqtt.broker;

/** One of MQTT 5's user properties; names may repeat. */
public record UserProperty(String name, String value) {}
