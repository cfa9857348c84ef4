package dev.tayberry.simulator;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.broker.BrokerServer;
import dev.tayberry.simulator.world.World;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay sim APP}. */
@Command(
    name = "sim",
    description = "Runs an app on a simulated board, with its rig and a broker. Ctrl-C ends it.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class SimCommand implements Callable<Integer> {
  private static final int MQTT_PORT = 1883;
  private static final int TRIES = 20;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder, or one file.")
  private Path app;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "What the app gets as arguments.")
  private List<String> args = List.of();

  @Option(
      names = "--mqtt-port",
      paramLabel = "PORT",
      description = "Where the broker listens (default: 1883, or the next free port).")
  private @Nullable Integer mqttPort;

  @Option(
      names = "--mqtt-host",
      paramLabel = "HOST",
      defaultValue = BrokerServer.LOOPBACK,
      description = "The address it listens on (default: ${DEFAULT-VALUE}, this machine only).")
  private String mqttHost;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "Reserved for the board's page; nothing listens there yet.")
  private @Nullable Integer pagePort;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable for the app, besides those its manifest lets through.")
  private Map<String, String> env = Map.of();

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      defaultValue = "simulated",
      description = "The board to simulate (default: ${DEFAULT-VALUE}); tay board list has them.")
  private String board;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes chance the same in every run (default: another one each time).")
  private @Nullable Long seed;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "How fast time passes: 10 is ten times as fast (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Override
  public Integer call() {
    if (!(speed > 0 && speed <= 1000)) {
      throw new Failure(
          ExitCode.WRONG_USAGE, "--speed must be above 0 and at most 1000, got " + speed);
    }
    Manifest manifest = AppFolder.manifest(app);
    Board profile = Boards.load(board);
    World world =
        new World(
            new RealTime(speed), profile, seed == null ? new SecureRandom().nextLong() : seed);
    Broker broker = new Broker(world.loop());
    try (BrokerServer server = listen(world, broker)) {
      Map<String, String> given = new HashMap<>(manifest.simulation().env());
      given.put("MQTT_URL", "mqtt://" + BrokerServer.LOOPBACK + ":" + server.port());
      for (String name : List.of("MQTT_URL", "MQTT_USERNAME", "MQTT_PASSWORD_FILE", "MQTT_CA")) {
        String outside = System.getenv(name);
        if (outside != null && manifest.permissions().env().contains(name)) {
          given.put(name, outside);
        }
      }
      given.putAll(env);
      greet(manifest, profile, server.port());
      return new Simulation(manifest, world, AppFolder.data(manifest), given, args, seed).run();
    }
  }

  private BrokerServer listen(World world, Broker broker) {
    int first = mqttPort == null ? MQTT_PORT : mqttPort;
    for (int port = first; ; port++) {
      try {
        BrokerServer server = BrokerServer.listen(broker, world.loop()::post, mqttHost, port);
        if (port != first) {
          say("port " + first + " is taken; the broker listens on " + port);
        }
        return server;
      } catch (HalException e) {
        boolean next = mqttPort == null && port < first + TRIES && e.code().equals("EADDRINUSE");
        if (!next) {
          throw e;
        }
      }
    }
  }

  private void greet(Manifest manifest, Board profile, int port) {
    String hint = manifest.simulation().hint();
    say(manifest.name() + " runs on: " + profile.model());
    say("broker:  mqtt://" + mqttHost + ":" + port + "  (or ws://, same port)");
    say(
        "try:     "
            + (hint == null ? "mosquitto_sub -p $MQTT_PORT -v -t '#'" : hint)
                .replace("$MQTT_PORT", String.valueOf(port)));
    if (pagePort != null) {
      say("--page-port is reserved for the board's page; nothing listens on " + pagePort + " yet");
    }
    say("Ctrl-C ends it");
  }

  private void say(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
