package dev.tayberry.simulator;

import dev.tayberry.command.CommandGroup;
import dev.tayberry.command.Tay;
import dev.tayberry.simulator.test.TestCommand;
import picocli.CommandLine.Command;

/** The commands of the simulator. */
@Command(
    name = "tay",
    description = "JavaScript on small boards.",
    subcommands = {SimCommand.class, TestCommand.class, TrainCommand.class})
public final class Main extends CommandGroup {
  public static void main(String[] arguments) {
    System.exit(new Tay(new Main()).run(arguments));
  }
}
