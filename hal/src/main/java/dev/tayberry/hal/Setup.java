package dev.tayberry.hal;

/** What a native half is given when a program first imports its module. */
public record Setup(Loop loop, Wiring wiring) {}
