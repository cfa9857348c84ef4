/**
 * Node's built-in modules and the web's globals: JS halves and, where JavaScript alone cannot or
 * should not do it, their native halves. All on the loop's thread. Imports: hal, engine, loop,
 * module.
 */
@NullMarked
package dev.tayberry.runtime.node;

import org.jspecify.annotations.NullMarked;
