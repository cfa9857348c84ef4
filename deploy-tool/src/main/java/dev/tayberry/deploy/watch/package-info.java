/**
 * An app that runs while it is written: {@link Watch} looks at its files, sends what was saved over
 * the connection that is open, and has it started anew in its process. On the command's own thread.
 */
@NullMarked
package dev.tayberry.deploy.watch;

import org.jspecify.annotations.NullMarked;
