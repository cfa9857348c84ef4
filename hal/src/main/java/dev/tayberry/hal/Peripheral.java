package dev.tayberry.hal;

import dev.tayberry.hal.machine.Probe;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A peripheral as the runtime sees it: the module {@code hal:<name>} and the backends of its port.
 *
 * @param port the find-and-open port, by which a world keeps one backend for all its programs
 * @param simulated makes the backend of a simulated board
 * @param real makes the backend of this machine; called when a program first imports the module
 * @param probe says what a machine has of it
 */
public record Peripheral<B>(
    String name,
    Class<B> port,
    Function<SimulatedBoard, B> simulated,
    Supplier<B> real,
    BiFunction<B, Setup, NativeHalf> nativeHalf,
    Probe probe) {}
