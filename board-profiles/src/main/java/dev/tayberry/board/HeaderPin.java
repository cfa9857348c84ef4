package dev.tayberry.board;

/**
 * One pin of the header.
 *
 * @param number as printed on the board, from 1 on
 * @param name the line that comes out there, or {@code 3V3}, {@code 5V}, {@code GND}
 */
public record HeaderPin(int number, String name) {}
