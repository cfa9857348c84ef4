/**
 * Finding and loading modules: Node's resolution, ES modules through a file system of our own,
 * CommonJS through {@code commonjs.js}, built-ins from their registry.
 *
 * <p>Both worlds share one instance of each built-in and of each CommonJS module. All on the loop's
 * thread. Imports: hal, engine.
 */
@NullMarked
package dev.tayberry.runtime.module;

import org.jspecify.annotations.NullMarked;
