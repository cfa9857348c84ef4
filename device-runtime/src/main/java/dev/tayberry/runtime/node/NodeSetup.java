package dev.tayberry.runtime.node;

import dev.tayberry.runtime.loop.ProgramLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the native halves are made from.
 *
 * @param folder where relative paths begin: the app's folder
 * @param readable what may be read: the app's folder and what its manifest grants
 * @param writable what may be read and written: the data folder first
 * @param in its standard input
 * @param process asked for once the program is there
 * @param loaded done when the main module has been run: no more tests are to come then
 * @param tests takes what node:test has to tell
 */
public record NodeSetup(
    ProgramLoop loop,
    Path folder,
    List<Path> readable,
    List<Path> writable,
    Input in,
    Supplier<ProcessHalf> process,
    CompletableFuture<?> loaded,
    Consumer<TestEvent> tests) {}
