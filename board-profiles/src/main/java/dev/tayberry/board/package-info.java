/**
 * Boards as data: one JSON file a board, named after its device-tree name, and the smallest reader
 * of it. Knows no hardware and no JavaScript; imports nothing of ours.
 */
@NullMarked
package dev.tayberry.board;

import org.jspecify.annotations.NullMarked;
