package dev.tayberry.hal.gpio;

/**
 * An edge on an input.
 *
 * @param index of the line in its request
 * @param level after the edge, logical
 * @param timestamp nanoseconds, monotonic: when the edge came, or on a debounced line when the new
 *     level had lasted
 * @param sequence counts the edges of the request from 1; a gap is what was lost on the way
 */
public record LineEvent(int index, int level, long timestamp, long sequence) {}
