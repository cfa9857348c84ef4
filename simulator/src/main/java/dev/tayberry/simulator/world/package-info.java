/**
 * The simulated world: a loop, a board with its simulated backends, and the modules {@code
 * sim:world} and {@code sim:parts} through which a rig stands at the other end of the wires.
 *
 * <p>All on the loop's thread. Imports: hal, device-runtime.
 */
@NullMarked
package dev.tayberry.simulator.world;

import org.jspecify.annotations.NullMarked;
