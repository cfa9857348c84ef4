/**
 * The JavaScript engine as the rest of the house sees it: a {@link
 * dev.tayberry.runtime.engine.Script} is one context on a loop, the {@code Bridge} carries values
 * across, and {@code Watchdog} tells when a script does not come back.
 *
 * <p>All on the loop's thread but the watchdog. Only this room, {@code module} and the programs
 * above know GraalJS. Imports: hal, loop.
 */
@NullMarked
package dev.tayberry.runtime.engine;

import org.jspecify.annotations.NullMarked;
