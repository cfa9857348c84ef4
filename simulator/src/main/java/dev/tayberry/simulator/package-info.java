/**
 * Laptop only: apps on a board that exists in this process. {@code world} is the board and what
 * stands around it, {@code record} what happens there, {@code test} runs an app's tests in it,
 * {@code broker} is the network side of the broker. Here are the commands.
 */
@NullMarked
package dev.tayberry.simulator;

import org.jspecify.annotations.NullMarked;
