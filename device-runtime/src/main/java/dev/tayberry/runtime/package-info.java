/**
 * The JavaScript runtime: a program, what it runs on, and how it ends. Rooms: {@code loop} (time
 * and turns), {@code engine} (the JavaScript engine and the bridge to Java), {@code module}
 * (resolving and loading), {@code node} (Node's built-in modules), {@code manifest}.
 */
@NullMarked
package dev.tayberry.runtime;

import org.jspecify.annotations.NullMarked;
