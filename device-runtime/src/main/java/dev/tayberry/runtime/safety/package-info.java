/**
 * Safety outside the script: what the manifest says of outputs holds, whatever the script does.
 *
 * <p>{@link dev.tayberry.runtime.safety.SafetyGuard} watches one program's outputs. On real
 * hardware it acts from {@link dev.tayberry.runtime.safety.GuardThread}, a thread with a clock of
 * its own, and from the threads that bring signals; on simulated hardware from the loop's, so that
 * a run is the same every time. A trip marks its outputs before it asks for the one lock, and waits
 * for that a moment only: no script, no backend and no fault of ours can keep it. Telling of a trip
 * (a line, a file, the app) is done after all outputs are safe, elsewhere. Imports: hal, loop,
 * manifest.
 */
@NullMarked
package dev.tayberry.runtime.safety;

import org.jspecify.annotations.NullMarked;
