/**
 * What {@code hal:i2c} and {@code hal:spi} share: the buses that a manifest names, what an app has
 * open on them, and in JavaScript the turns that transfers take and the values they are given.
 *
 * <p>On the loop's thread. No port and no backend may import it, since it knows the loop. May
 * import: hal, board-profiles.
 */
@NullMarked
package dev.tayberry.hal.bus;

import org.jspecify.annotations.NullMarked;
