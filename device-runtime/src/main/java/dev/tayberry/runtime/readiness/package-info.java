/**
 * What an app says of itself, for whoever supervises and updates it: {@code hal:device}.
 *
 * <p>{@link dev.tayberry.runtime.readiness.Readiness} is one program's; the supervisor on a device
 * reads it from any thread, on a laptop nobody does. Imports: hal.
 */
@NullMarked
package dev.tayberry.runtime.readiness;

import org.jspecify.annotations.NullMarked;
