/**
 * Boards as data: one JSON file a board, named after its device-tree name, and the smallest reader
 * of it. Files in folders ({@code chip}, {@code header}) are only extended; {@code docs/boards.md}
 * has the format.
 *
 * <p>{@link Boards} is the door. Files are found by looking ({@code ProfileFiles}), merged along
 * {@code extends} ({@code Profiles}, {@code Profile}), then read and checked in one go ({@code
 * BoardReader}, {@code ControllerReader}). Everything is immutable and safe on any thread.
 *
 * <p>Knows no hardware and no JavaScript; imports nothing of ours.
 */
@NullMarked
package dev.tayberry.board;

import org.jspecify.annotations.NullMarked;
