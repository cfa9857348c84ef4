/**
 * The event loop: one thread, on which every program of a world runs its JavaScript, in Node's
 * order of timers, posted tasks and immediates, in real, scaled or virtual time.
 *
 * <p>Only {@link dev.tayberry.runtime.loop.EventLoop#post} may be called from other threads. {@link
 * dev.tayberry.runtime.loop.RealTime} and {@link dev.tayberry.runtime.loop.SteeredTime} alone read
 * the system's clock. Imports: hal.
 */
@NullMarked
package dev.tayberry.runtime.loop;

import org.jspecify.annotations.NullMarked;
