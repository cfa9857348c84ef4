package dev.tayberry.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only gathers others: without one of them it is wrong usage. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
public class CommandGroup implements Runnable {
  @Spec private CommandSpec group;

  @Override
  public final void run() {
    String names = String.join(", ", group.subcommands().keySet());
    throw new ParameterException(group.commandLine(), "needs a command: " + names);
  }
}
