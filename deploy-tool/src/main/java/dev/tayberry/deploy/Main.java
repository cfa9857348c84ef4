package dev.tayberry.deploy;

import dev.tayberry.command.CommandGroup;
import dev.tayberry.command.Tay;
import dev.tayberry.deploy.VerbCommand.Verb;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that reach devices. */
@Command(name = "tay", description = "JavaScript on small boards.")
public final class Main extends CommandGroup {
  public static void main(String[] arguments) {
    CountDownLatch ended = new CountDownLatch(1);
    int code = new Tay(commands(Around.here(ended))).run(arguments);
    ended.countDown();
    System.exit(code);
  }

  static CommandSpec commands(Around around) {
    return CommandSpec.forAnnotatedObject(new Main())
        .addSubcommand("setup", new CommandLine(new SetupCommand(around)))
        .addSubcommand("doctor", new CommandLine(new DoctorCommand(around)))
        .addSubcommand("deploy", new CommandLine(new DeployCommand(around)))
        .addSubcommand("try", new CommandLine(new TryCommand(around)))
        .addSubcommand("watch", new CommandLine(new WatchCommand(around)))
        .addSubcommand("settings", SettingsCommand.of(around))
        .addSubcommand("devices", new CommandLine(new DevicesCommand(around)))
        .addSubcommand("releases", new CommandLine(new ReleasesCommand(around)))
        .addSubcommand("rollback", new CommandLine(new RollbackCommand(around)))
        .addSubcommand("status", new CommandLine(new StatusCommand(around)))
        .addSubcommand("logs", new CommandLine(new LogsCommand(around)))
        .addSubcommand("start", VerbCommand.of(around, Verb.START))
        .addSubcommand("stop", VerbCommand.of(around, Verb.STOP))
        .addSubcommand("restart", VerbCommand.of(around, Verb.RESTART))
        .addSubcommand("remove", new CommandLine(new RemoveCommand(around)));
  }
}
