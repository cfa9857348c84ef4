/**
 * Node's built-in modules and the web's globals, trimmed to what a device app needs.
 *
 * <p>A module is a script; some have a native half for what interpreted JavaScript is slow at
 * (bytes, text, addresses) or cannot do (files). {@link dev.tayberry.runtime.node.NodeModules} is
 * the one list. Scripts require each other inside functions where that keeps a start short; names
 * with {@code internal:} are for built-ins only.
 *
 * <p>All on the loop's thread, but what {@code Loop.work} takes away from it, and the reading of
 * standard input. Imports: hal, engine, loop, module.
 */
@NullMarked
package dev.tayberry.runtime.node;

import org.jspecify.annotations.NullMarked;
