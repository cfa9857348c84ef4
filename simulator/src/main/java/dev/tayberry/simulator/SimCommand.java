package dev.tayberry.simulator;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.PahoMqtt;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.runtime.loop.Time;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.broker.BrokerServer;
import dev.tayberry.simulator.network.PortWish;
import dev.tayberry.simulator.page.Page;
import dev.tayberry.simulator.page.PageOptions;
import dev.tayberry.simulator.page.PageServer;
import dev.tayberry.simulator.page.Token;
import dev.tayberry.simulator.record.RunFiles;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private PageOptions pageOptions;

  @Mixin private TimeOptions timeOptions;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable for the app, besides those its manifest lets through.")
  private Map<String, String> env = Map.of();

  @Option(
      names = "--serial",
      paramLabel = "PORT=PATH",
      description =
          "Leads a serial port of the app out to one of this machine, such as desk=/dev/ttyUSB0:"
              + " what is connected there takes the place of the rig.")
  private Map<String, String> serial = Map.of();

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
      names = "--log",
      paramLabel = "FILE",
      description = "Writes what happens there, a line an event: levels, bytes, messages.")
  private @Nullable Path log;

  @Option(
      names = "--vcd",
      paramLabel = "FILE",
      description = "Writes the timeline at the end, for GTKWave or PulseView.")
  private @Nullable Path vcd;

  @Override
  public Integer call() throws IOException {
    Time time = timeOptions.time(!serial.isEmpty());
    pageOptions.check();
    PortWish brokerPort = new PortWish("--mqtt-port", mqttPort, MQTT_PORT);
    brokerPort.check();
    Manifest manifest = AppFolder.manifest(app);
    Map<String, String> ledOut = ledOut(manifest);
    Board profile = Boards.load(board);
    // What can be refused is refused before anything listens.
    manifest.entry();
    manifest.rig();
    manifest.wiring(profile);
    World world = new World(time, profile, seed == null ? new SecureRandom().nextLong() : seed);
    world.names(manifest);
    world.leadOut(ledOut);
    Broker broker = world.broker();
    try (BrokerServer server =
            brokerPort.listen(
                "the broker listens",
                port -> BrokerServer.listen(broker, world.loop()::post, mqttHost, port),
                this::say);
        RunFiles records = RunFiles.open(manifest, log, vcd)) {
      records.follow(world.recorder());
      world
          .hardware()
          .with(
              MqttBackend.class,
              new OwnBroker(
                  BrokerServer.LOOPBACK,
                  server.port(),
                  world.hardware().backend(MqttBackend.class),
                  new PahoMqtt()));
      Map<String, String> given = environment(manifest, server.port());
      var of = new Simulation.Of(manifest, world, AppFolder.data(manifest), given, args, seed);
      if (!pageOptions.isWanted()) {
        greet(manifest, profile, server, given, null);
        return new Simulation(of, parts -> {}).run();
      }
      SteeredTime steered = time instanceof SteeredTime own ? own : null;
      Page page = new Page(world, manifest, steered, Token.of(manifest.folder()));
      try (PageServer pages = pageOptions.serve(page, world.loop()::post, this::say)) {
        greet(manifest, profile, server, given, pages.url());
        pageOptions.open(pages, this::say);
        return new Simulation(of, page::show).run();
      }
    }
  }

  private void greet(
      Manifest manifest,
      Board profile,
      BrokerServer server,
      Map<String, String> given,
      @Nullable String page) {
    new Greeting(manifest, profile, mqttHost, server.port(), given, serial, page)
        .lines()
        .forEach(this::say);
  }

  /** The simulator's own is only for what the machine's environment and the user do not say. */
  private Map<String, String> environment(Manifest manifest, int port) {
    Map<String, String> given = new HashMap<>(manifest.simulation().env());
    given.put("MQTT_URL", Greeting.url(port));
    for (String name : manifest.permissions().env()) {
      String outside = System.getenv(name);
      if (outside != null) {
        given.put(name, outside);
      }
    }
    given.putAll(env);
    return given;
  }

  /** By the board's ports; given by those or by the app's names for them. */
  private Map<String, String> ledOut(Manifest manifest) {
    Map<String, String> paths = new HashMap<>();
    serial.forEach(
        (port, path) -> {
          Wiring.Port named = manifest.serial().get(port);
          String onBoard = named == null ? port : named.port();
          if (manifest.serial().values().stream().noneMatch(p -> p.port().equals(onBoard))) {
            throw new Failure(
                ExitCode.WRONG_USAGE,
                "--serial "
                    + port
                    + ": the app has no such port; its manifest names "
                    + (manifest.serial().isEmpty()
                        ? "none"
                        : String.join(", ", manifest.serial().keySet())));
          }
          paths.put(onBoard, path);
        });
    return paths;
  }

  private void say(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
