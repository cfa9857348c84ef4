/**
 * The broker's network side: MQTT over TCP and WebSocket, on one port, by Netty.
 *
 * <p>Netty has one thread of its own; it turns bytes into {@link
 * dev.tayberry.hal.mqtt.broker.Packet packets} and posts them to the world's loop, on which alone
 * the broker lives. Back-pressure goes both ways: who sends faster than the loop takes is not read
 * from, who reads slower than the broker sends keeps his messages in his session.
 *
 * <p>May import: {@code dev.tayberry.hal}, Netty.
 */
@NullMarked
package dev.tayberry.simulator.broker;

import org.jspecify.annotations.NullMarked;
