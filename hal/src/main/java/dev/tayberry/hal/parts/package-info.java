/**
 * {@code hal:parts}: what is usually wired to a board, as classes that read like sentences. All of
 * it is JavaScript over {@code hal:gpio}, {@code hal:pwm}, {@code hal:i2c} and {@code hal:spi}, one
 * file a part, loaded when an app first uses that part. Java only lists the files, and says what
 * the manifest rules about a pin.
 */
@NullMarked
package dev.tayberry.hal.parts;

import org.jspecify.annotations.NullMarked;
