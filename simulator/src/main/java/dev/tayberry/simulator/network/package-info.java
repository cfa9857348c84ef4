/**
 * What the simulator's servers share: a port to listen on, by Netty, who has it if it is taken, and
 * which one is next.
 *
 * <p>Each server has one thread of Netty's. May import: {@code dev.tayberry.hal}, the base of the
 * commands, Netty.
 */
@NullMarked
package dev.tayberry.simulator.network;

import org.jspecify.annotations.NullMarked;
