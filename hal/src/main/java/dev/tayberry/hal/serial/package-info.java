/**
 * Serial ports: {@code hal:serial}.
 *
 * <p>{@link SerialPorts} finds and opens, {@link OpenPort} uses what is open, {@link PortListener}
 * hears what comes. {@link SerialCommPorts} does it with jSerialComm and threads of its own; {@link
 * SimulatedSerial} on the clock alone, giving each byte its time on the wire, and lets a rig be
 * what is wired to a port. {@link SerialModule} brings both to the loop's thread; frames are cut
 * there, by the room {@code framing}. {@link SerialChecks} holds what any backend promises.
 *
 * <p>May import: board-profiles, {@code dev.tayberry.hal}, jSerialComm (only the {@code
 * SerialComm…} classes).
 */
@NullMarked
package dev.tayberry.hal.serial;

import org.jspecify.annotations.NullMarked;
