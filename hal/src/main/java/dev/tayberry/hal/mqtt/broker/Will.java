package dev.tayberry.hal.mqtt.broker;

/**
 * What is published for a client that leaves without saying so.
 *
 * @param delay seconds that a client has to come back
 */
public record Will(Message message, long delay) {}
