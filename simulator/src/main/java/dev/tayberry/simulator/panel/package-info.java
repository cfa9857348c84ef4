/**
 * A rig's parts as a person or a scenario handles them: found by name in what the rig exports,
 * looked at, and set.
 *
 * <p>On the loop's thread. May import: the runtime.
 */
@NullMarked
package dev.tayberry.simulator.panel;

import org.jspecify.annotations.NullMarked;
