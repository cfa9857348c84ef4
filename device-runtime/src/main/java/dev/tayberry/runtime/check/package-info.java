/**
 * {@code tay check}: an app held against a board, or against this machine. Its code is read,
 * nothing of it is run, and nothing is opened.
 *
 * <p>{@link AppCheck} is the door, each class beside it one kind of rule. Reading blocks, so not on
 * the loop. May import: manifest, and of the HAL what describes boards and machines.
 */
@NullMarked
package dev.tayberry.runtime.check;

import org.jspecify.annotations.NullMarked;
