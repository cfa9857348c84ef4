/**
 * SPI buses: {@code hal:spi}.
 *
 * <p>{@link dev.tayberry.hal.spi.Spi} opens a chip, which is a bus and a chip select, {@link
 * dev.tayberry.hal.spi.OpenChip} does transfers with it. {@link dev.tayberry.hal.spi.LinuxSpi} does
 * them through the kernel's spidev, blocking the thread that calls; {@link
 * dev.tayberry.hal.spi.SimulatedSpi} on the loop's thread, with what a rig attaches to it. {@link
 * dev.tayberry.hal.spi.SpiModule} brings both to the loop. May import: hal, hal.linux, hal.machine,
 * board-profiles.
 */
@NullMarked
package dev.tayberry.hal.spi;

import org.jspecify.annotations.NullMarked;
