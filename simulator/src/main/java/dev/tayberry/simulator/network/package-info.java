/**
 * What the simulator's servers share: a port to listen on, by Netty, and who has it if it is taken.
 *
 * <p>Each server has one thread of Netty's. May import: {@code dev.tayberry.hal}, Netty.
 */
@NullMarked
package dev.tayberry.simulator.network;

import org.jspecify.annotations.NullMarked;
