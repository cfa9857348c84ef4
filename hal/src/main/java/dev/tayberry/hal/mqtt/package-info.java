/**
 * MQTT: one session with a broker, kept through every loss of the connection.
 *
 * <p>The ports are small: a {@link dev.tayberry.hal.mqtt.MqttBackend} gives a session, a session
 * makes one link per attempt, a link does what a connection can do and then is over. All that makes
 * a client out of links lives once above them, in {@link dev.tayberry.hal.mqtt.MqttClient} and its
 * parts: back-off, the outgoing queue and its window, subscriptions and the order in which handlers
 * run. It lives on the loop's thread and on Clock.
 *
 * <p>Backends may call from any thread. May import: hal, board-profiles; only {@code Paho…} knows
 * Paho, only SimulatedMqtt the broker.
 */
@NullMarked
package dev.tayberry.hal.mqtt;

import org.jspecify.annotations.NullMarked;
