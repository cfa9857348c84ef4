/**
 * Bytes to frames and back to sense after noise: delimiter, length field, fixed length and gap, and
 * the checksums that go with them. All of it in Java, since byte loops in interpreted JavaScript
 * are slow.
 *
 * <p>Runs on one thread, in practice the loop's; knows neither ports nor clocks, only the time each
 * chunk came. May import: {@code HalException}.
 */
@NullMarked
package dev.tayberry.hal.serial.framing;

import org.jspecify.annotations.NullMarked;
