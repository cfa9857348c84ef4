/**
 * GPIO lines: inputs with edges, outputs with safe levels.
 *
 * <p>{@link dev.tayberry.hal.gpio.Gpio} finds and opens lines, {@link
 * dev.tayberry.hal.gpio.OpenLines} uses what is open; both speak as the kernel's character device
 * (version 2) does, so a Linux backend is a thin one. {@link dev.tayberry.hal.gpio.SimulatedGpio}
 * is the backend of simulated boards and lives on the loop's thread, as do {@link
 * dev.tayberry.hal.gpio.GpioModule} and what it returns; a backend may report edges from any
 * thread. {@code gpio.js} is what an app imports as {@code hal:gpio}. May import: hal,
 * board-profiles.
 */
@NullMarked
package dev.tayberry.hal.gpio;

import org.jspecify.annotations.NullMarked;
