/**
 * TypeScript without its types, for laptops: devices run what comes out. {@link Sucrase} is found
 * by the runtime's loader and by deploying; it runs in a JavaScript context of its own, on the
 * thread that asks.
 */
@NullMarked
package dev.tayberry.command.typescript;

import org.jspecify.annotations.NullMarked;
