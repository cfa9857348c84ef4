package dev.tayberry.hal.pwm;

/**
 * How late the edges of software pulses came, of the last so many. Measured when the write to the
 * line returned, so it is the program's part; the line itself follows within microseconds.
 *
 * @param p50 half of them were at most so late, in microseconds
 * @param p99 of a hundred, 99 were at most so late
 * @param max the latest
 * @param edges how many were measured
 */
public record Jitter(double p50, double p99, double max, int edges) {}
