/**
 * An app's folder becomes a release: what of it goes to a device ({@link AppFiles}), what it is
 * called ({@link Release}), and the stream it travels in ({@link ReleaseStream}). Reads files,
 * writes none, and knows no network; one thread.
 */
@NullMarked
package dev.tayberry.deploy.release;

import org.jspecify.annotations.NullMarked;
