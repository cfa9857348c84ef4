/**
 * The simulator's web page: the board, the rig's parts and what passes between them, live in any
 * number of browsers, and time control. What browsers get lies in {@code resources/…/page}.
 *
 * <p>Netty's thread speaks with the browsers; what is shown and done is the loop's: commands are
 * posted there, and thirty times a second a look at the world, while somebody looks. May import:
 * the world, the record, the panel, Netty.
 */
@NullMarked
package dev.tayberry.simulator.page;

import org.jspecify.annotations.NullMarked;
