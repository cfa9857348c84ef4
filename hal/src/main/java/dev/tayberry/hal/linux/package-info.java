/**
 * What real backends share: the few calls of the C library they are made of, on the JDK's
 * foreign-function API, who holds a device, and what Pi4J is told of what is open.
 *
 * <p>Nothing here knows a peripheral. A handle is made when a call is first used, so an app without
 * hardware pays nothing. Every call may block the thread it is on, and any thread may call. May
 * import: hal.
 */
@NullMarked
package dev.tayberry.hal.linux;

import org.jspecify.annotations.NullMarked;
