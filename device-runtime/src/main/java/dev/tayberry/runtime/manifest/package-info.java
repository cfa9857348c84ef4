/**
 * What an app says about itself: {@code package.json} and its {@code tayberry} section, checked
 * against {@code docs/manifest.schema.json} (packed in here by the build) and against the board.
 *
 * <p>{@link Manifest} is the door: {@code Manifest.read(folder)}, then {@code wiring(board)}. All
 * of it is data, immutable and safe on any thread; reading blocks, so not on the loop. Imports the
 * board and the HAL's {@code Wiring}, nothing else of the runtime.
 */
@NullMarked
package dev.tayberry.runtime.manifest;

import org.jspecify.annotations.NullMarked;
