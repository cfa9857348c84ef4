package dev.tayberry.deploy;

import dev.tayberry.command.CommandGroup;
import dev.tayberry.command.Tay;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that reach devices. */
@Command(name = "tay", description = "JavaScript on small boards.")
public final class Main extends CommandGroup {
  public static void main(String[] arguments) {
    System.exit(new Tay(commands(Around.here())).run(arguments));
  }

  static CommandSpec commands(Around around) {
    return CommandSpec.forAnnotatedObject(new Main())
        .addSubcommand("deploy", new CommandLine(new DeployCommand(around)));
  }
}
