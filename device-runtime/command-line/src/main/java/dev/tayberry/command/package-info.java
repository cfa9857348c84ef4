/**
 * The command line: what all of {@code tay}'s commands share ({@link Tay}: exit codes, errors in
 * one line, tables, {@code --json}, colours), and the commands of the runtime, gathered by {@link
 * Main}. The simulator and the deploy tool bring mains of their own on the same base.
 *
 * <p>One class a command, one thread; a command returns an {@link ExitCode} and throws {@link
 * Failure} for what the user can mend. May import anything of the runtime; devices do not carry it.
 */
@NullMarked
package dev.tayberry.command;

import org.jspecify.annotations.NullMarked;
