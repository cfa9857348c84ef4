/**
 * The machine a program runs on, as far as its system tells: device tree, boot configuration,
 * device files and who may open them. Peripherals look at it to say what is there and what is
 * missing.
 *
 * <p>{@link Machine} is the door. Everything is only read, nothing opened for use; reading blocks,
 * so not on the loop. May import: board-profiles, hal.linux.
 */
@NullMarked
package dev.tayberry.hal.machine;

import org.jspecify.annotations.NullMarked;
