/**
 * An app on a device, under a supervisor: {@link dev.tayberry.runtime.device.Main} runs it, tells
 * systemd how it is, starts it anew in the same process, and answers on its control socket.
 *
 * <p>{@link dev.tayberry.runtime.device.Service} is the app's life, on the loop's thread. The
 * control socket has one thread of its own, the notify socket another, the watchdog's feeding a
 * third; they reach the loop by its {@code post} alone. No picocli here: what a device carries
 * stays small. Imports: hal, and the rest of the runtime.
 */
@NullMarked
package dev.tayberry.runtime.device;

import org.jspecify.annotations.NullMarked;
