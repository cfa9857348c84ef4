package dev.tayberry.hal;

import dev.tayberry.board.Board;

/** What every simulated backend is made from: one clock, one profile, one seed. */
public record SimulatedBoard(Clock clock, Board profile, long seed) {}
