package dev.tayberry.command;

import picocli.CommandLine.Command;

/** The commands of the runtime. */
@Command(
    name = "tay",
    description = "JavaScript on small boards.",
    subcommands = {RunCommand.class, CheckCommand.class, BoardCommand.class, SafeCommand.class})
public final class Main extends CommandGroup {
  public static void main(String[] arguments) {
    System.exit(new Tay(new Main()).run(arguments));
  }
}
