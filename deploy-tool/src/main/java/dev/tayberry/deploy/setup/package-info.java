/**
 * Makes a device ready for apps, and says what is wrong with one: {@link Look} asks it once what it
 * is and gives {@link Facts}; {@link SetupPlan} makes of them a list of {@link Step}s, as data;
 * {@link Root} carries those out one by one, each a script that tells whether it changed anything.
 * One thread, blocking.
 */
@NullMarked
package dev.tayberry.deploy.setup;

import org.jspecify.annotations.NullMarked;
