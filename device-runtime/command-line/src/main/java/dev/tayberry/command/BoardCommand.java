package dev.tayberry.command;

import picocli.CommandLine.Command;

/** {@code tay board}. */
@Command(
    name = "board",
    description = "The boards Tayberry knows: what is on their headers, and which this is.",
    subcommands = {BoardList.class, BoardShow.class, BoardDetect.class, BoardTest.class})
final class BoardCommand extends CommandGroup {}
