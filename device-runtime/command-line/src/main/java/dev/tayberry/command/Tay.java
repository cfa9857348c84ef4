package dev.tayberry.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** Runs a command the way every {@code tay} command runs. */
public final class Tay {
  private final CommandLine line;

  /** Over standard output and error. */
  public Tay(Object command) {
    line = new CommandLine(command);
    addHelp(line);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Colours.onTerminal()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(Errors::wrongUsage);
    line.setExecutionExceptionHandler(Errors::failed);
  }

  /** Over other streams, without colours: for tests. */
  public Tay(Object command, PrintWriter out, PrintWriter err) {
    this(command);
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
  }

  /** Returns the exit code; never throws, never exits. */
  public int run(String... arguments) {
    int code = line.execute(arguments);
    line.getOut().flush();
    line.getErr().flush();
    return code;
  }

  /** On every command there is, so that none can forget it. */
  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(OptionSpec.builder("--help").usageHelp(true).description("Show this.").build());
    command.getSubcommands().values().forEach(Tay::addHelp);
  }
}
