/**
 * I2C buses: {@code hal:i2c}.
 *
 * <p>{@link dev.tayberry.hal.i2c.I2c} opens a bus, {@link dev.tayberry.hal.i2c.OpenBus} does
 * transactions on it. {@link dev.tayberry.hal.i2c.LinuxI2c} does them through the kernel's i2c-dev,
 * blocking the thread that calls; {@link dev.tayberry.hal.i2c.SimulatedI2c} on the loop's thread,
 * with what a rig attaches to it. {@link dev.tayberry.hal.i2c.I2cModule} brings both to the loop;
 * whose turn it is on a bus is kept in {@code i2c.js}. May import: hal, hal.linux, board-profiles.
 */
@NullMarked
package dev.tayberry.hal.i2c;

import org.jspecify.annotations.NullMarked;
