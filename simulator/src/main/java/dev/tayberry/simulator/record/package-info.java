/**
 * What happens in a simulated world, as it happens: {@code Event}s, in order, on the loop's thread.
 * {@code Recorder} hears them where they arise and hands them on; {@code EventLog} writes them as
 * text. Nothing is recorded until somebody listens. Imports: hal, device-runtime.
 */
@NullMarked
package dev.tayberry.simulator.record;

import org.jspecify.annotations.NullMarked;
