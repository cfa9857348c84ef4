/**
 * An app's own tests: each file a program of its own in a fresh world in virtual time, with {@code
 * sim:test} to start the app, reach the rig and pass the time. Imports: device-runtime, world.
 */
@NullMarked
package dev.tayberry.simulator.test;

import org.jspecify.annotations.NullMarked;
