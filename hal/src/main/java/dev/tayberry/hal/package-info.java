/**
 * The hardware as JavaScript meets it: one folder a peripheral, and all folders look alike.
 *
 * <p>Here lies what they share: the loop and the clock they run on, the error they throw, the mark
 * on what JavaScript may call, and the one list of peripherals. Nothing here knows a JavaScript
 * engine. May import: board-profiles.
 */
@NullMarked
package dev.tayberry.hal;

import org.jspecify.annotations.NullMarked;
