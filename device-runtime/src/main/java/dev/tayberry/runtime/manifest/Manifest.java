package dev.tayberry.runtime.manifest;

import dev.tayberry.board.Board;
import dev.tayberry.hal.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app as its {@code package.json} describes it.
 *
 * @param folder the app's
 * @param name letters, digits and hyphens; it is the app's name everywhere
 * @param main what {@code package.json} says to start, before Node's rule is applied
 * @param boards the boards it is made for; empty for any
 * @param pins names for lines, as written: not yet held against a board
 * @param safety by the name of a pin
 * @param rules over several pins
 * @param simulation what only a simulated board is about
 */
public record Manifest(
    Path folder,
    String name,
    @Nullable String main,
    List<String> boards,
    Map<String, Pin> pins,
    Map<String, Wiring.Port> serial,
    Map<String, String> buses,
    Map<String, Safety> safety,
    Wiring.Safety rules,
    Simulation simulation,
    Permissions permissions,
    Ready ready,
    Limits limits) {

  public Manifest {
    boards = List.copyOf(boards);
    pins = inOrder(pins);
    serial = inOrder(serial);
    buses = inOrder(buses);
    safety = inOrder(safety);
  }

  /** A named line. */
  public record Pin(String pin, @Nullable String pull, @Nullable String drive, boolean activeLow) {}

  /**
   * What an output does when the app does not; levels are physical.
   *
   * @param maxOn how long it may be away from its safe level at a stretch
   * @param hold what a trip waits for before it goes there
   */
  public record Safety(
      @Nullable Integer safe,
      @Nullable Integer initial,
      @Nullable Duration maxOn,
      Wiring.@Nullable Hold hold) {}

  /** What the app may touch besides its pins, ports, buses and own folders. */
  public record Permissions(
      List<String> env, List<String> net, List<String> files, List<String> run) {
    public static final Permissions NONE =
        new Permissions(List.of(), List.of(), List.of(), List.of());

    public Permissions {
      env = List.copyOf(env);
      net = List.copyOf(net);
      files = List.copyOf(files);
      run = List.copyOf(run);
    }
  }

  /**
   * What only a simulated board is about.
   *
   * @param rig its path inside the folder
   * @param env variables that the simulator sets, for what is not given
   * @param hint a command to try, with {@code $MQTT_PORT} for the broker's port
   */
  public record Simulation(@Nullable String rig, Map<String, String> env, @Nullable String hint) {
    public Simulation {
      env = inOrder(env);
    }
  }

  /**
   * When a new release counts as good: it is ready in time, and stays up for so long.
   *
   * @param byApp whether the app says when it is; else it is once its main file has been run
   * @param probe what has to answer as well
   */
  public record Ready(Duration within, Duration stable, boolean byApp, @Nullable Probe probe) {
    public static final Ready DEFAULT =
        new Ready(Duration.ofSeconds(30), Duration.ofSeconds(10), false, null);
  }

  /**
   * What answers when the app works.
   *
   * @param address of HTTP a URL, else host and port
   */
  public record Probe(boolean http, String address) {}

  /**
   * What is too much.
   *
   * @param blocked how long a script may hold up the loop before outputs go safe and the app ends
   */
  public record Limits(Duration blocked) {
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10));
  }

  /**
   * Reads an app's manifest. A folder without {@code package.json}, or without our section in it,
   * is an app that names no hardware and is granted nothing but its own folders.
   *
   * @throws ManifestException if it is wrong
   */
  public static Manifest read(Path folder) {
    return ManifestReader.read(folder);
  }

  /** The same app, started from another file. */
  public Manifest withMain(String file) {
    return new Manifest(
        folder,
        name,
        file,
        boards,
        pins,
        serial,
        buses,
        safety,
        rules,
        simulation,
        permissions,
        ready,
        limits);
  }

  /** The file that describes the app, whether it is there or not. */
  public Path file() {
    return folder.resolve("package.json");
  }

  /**
   * The file to start, by Node's rule.
   *
   * @throws ManifestException if there is none
   */
  public Path entry() {
    return Entry.of(this);
  }

  /**
   * The rig's file, where the app has one. Not on a device: it does not carry that folder.
   *
   * @throws ManifestException if it is not there
   */
  public Optional<Path> rig() {
    if (simulation.rig() == null) {
      return Optional.empty();
    }
    Path rig = folder.resolve(simulation.rig());
    if (!Files.isRegularFile(rig)) {
      throw new ManifestException(
          file(), "tayberry.simulation", "there is no file " + simulation.rig());
    }
    return Optional.of(rig);
  }

  /**
   * The names of the manifest on a board's lines and ports.
   *
   * @throws ManifestException if the app is not for this board, or names what it does not have
   */
  public Wiring wiring(Board board) {
    return BoardFit.wiring(this, board);
  }

  /** All that is wrong about its names on a board; {@link #wiring} stops at the first. */
  public List<ManifestException> problems(Board board) {
    return BoardFit.problems(this, board);
  }

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
