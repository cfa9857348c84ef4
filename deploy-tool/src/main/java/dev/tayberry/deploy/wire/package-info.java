/**
 * One device over SSH: {@link Wire} runs commands there, {@link ShellWords} is the only place that
 * quotes. Blocking; each connection belongs to one thread. Knows nothing of apps and releases.
 */
@NullMarked
package dev.tayberry.deploy.wire;

import org.jspecify.annotations.NullMarked;
