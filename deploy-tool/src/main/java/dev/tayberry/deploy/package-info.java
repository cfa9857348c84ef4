/**
 * The commands that reach devices, gathered by {@link Main}: each connects, looks, plans and shows;
 * the packages below do that. Several devices are served by a thread each. Never imports the
 * simulator.
 */
@NullMarked
package dev.tayberry.deploy;

import org.jspecify.annotations.NullMarked;
