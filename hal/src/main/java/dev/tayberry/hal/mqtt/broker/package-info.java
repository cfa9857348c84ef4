/**
 * A small MQTT broker for the simulated world: 3.1.1 and 5, in memory, on a {@link
 * dev.tayberry.hal.Clock}, so that a run in virtual time is the same every time.
 *
 * <p>It speaks in {@link dev.tayberry.hal.mqtt.broker.Packet packets}, not bytes: the simulated
 * client talks to it in process, and the simulator gives it a network side. Everything here belongs
 * to one thread, the loop's; nothing here opens a socket or starts a thread.
 *
 * <p>What the broker sends, and what it tells its watchers, goes out in a later step of the loop
 * ({@code Clock.after(0)}), in order: a call into the broker never comes back into the caller.
 *
 * <p>Where the standard leaves room the broker does what mosquitto does. May import: {@code
 * dev.tayberry.hal} only.
 */
@NullMarked
package dev.tayberry.hal.mqtt.broker;

import org.jspecify.annotations.NullMarked;
