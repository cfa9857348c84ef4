package dev.tayberry.simulator.world;

import dev.tayberry.board.Board;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.i2c.I2c;
import dev.tayberry.hal.i2c.SimulatedI2c;
import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.SimulatedMqtt;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.pwm.Pwm;
import dev.tayberry.hal.pwm.SimulatedPwm;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.hal.serial.SimulatedSerial;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.hal.spi.SimulatedSpi;
import dev.tayberry.hal.spi.Spi;
import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.Time;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.module.BuiltIn;
import dev.tayberry.simulator.panel.Panel;
import dev.tayberry.simulator.record.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** One board in one time: what the programs on it and around it share. */
public final class World {
  /** Those of sim:parts, a file each, and what chips share. */
  private static final List<String> PARTS =
      List.of(
          "surroundings",
          "led",
          "rgb-led",
          "button",
          "relay",
          "buzzer",
          "servo",
          "motor",
          "distance-sensor",
          "mcp3008",
          "potentiometer",
          "pcf8574",
          "registers",
          "bme280",
          "vl53l0x",
          "serial-device");

  private final EventLoop loop;
  private final Board board;
  private final long seed;
  private final SimulatedGpio gpio;
  private final SimulatedSerial serial;
  private final Hardware hardware;
  private final Random random;
  private final Recorder recorder;
  private final Broker broker;
  private final SimulatedMqtt mqtt;
  private Set<String> ledOut = Set.of();
  private Duration networkDelay = Duration.ZERO;
  private Consumer<Duration> power = length -> {}; // until there is an app that it could take away

  public World(Time time, Board board, long seed) {
    this.board = board;
    this.seed = seed;
    loop = new EventLoop(time);
    SimulatedBoard simulated = new SimulatedBoard(loop, board, seed);
    gpio = SimulatedGpio.of(simulated);
    serial = new SimulatedSerial(simulated);
    hardware = Hardware.simulated(simulated).with(Gpio.class, gpio).with(SerialPorts.class, serial);
    random = new Random(seed);
    broker = new Broker(loop);
    mqtt = new SimulatedMqtt(broker, loop, seed);
    hardware.with(MqttBackend.class, mqtt);
    recorder = new Recorder(loop, () -> new Recorder.Sources(board, gpio, pwm(), serial, broker));
  }

  public EventLoop loop() {
    return loop;
  }

  public Board board() {
    return board;
  }

  public long seed() {
    return seed;
  }

  public Hardware hardware() {
    return hardware;
  }

  /** What happens here, for those who look on. */
  public Recorder recorder() {
    return recorder;
  }

  /** The world's own, in its time; whether clients reach it over a network is not its concern. */
  public Broker broker() {
    return broker;
  }

  /** So long each packet of its network takes from now on, in each direction. */
  public void networkDelay(Duration each) {
    networkDelay = each;
    mqtt.delay(each);
  }

  public Duration networkDelay() {
    return networkDelay;
  }

  /** Whoever can start the app anew after a loss of power. */
  public void power(Consumer<Duration> cut) {
    power = cut;
  }

  /** The board's power is gone for so long: the app is killed, and starts anew afterwards. */
  public void brownOut(Duration length) {
    power.accept(length);
  }

  /** Real ports in the place of simulated ones; before any program runs, and in real time only. */
  public void leadOut(Map<String, String> paths) {
    ledOut = Set.copyOf(paths.keySet());
    hardware.with(SerialPorts.class, new LedOutSerial(serial, paths));
  }

  /** Whether a real port is in the place of this one. */
  public boolean isLedOut(String port) {
    return ledOut.contains(port);
  }

  /** What the app calls the board's lines: a rig that does so is told which one it means. */
  public void names(Manifest app) {
    Map<String, String> names = new HashMap<>();
    app.pins().forEach((name, pin) -> names.put(name, pin.pin()));
    gpio.names(names);
  }

  /** Since it began, in its own time. */
  public Duration age() {
    return Duration.ofNanos(recorder.now());
  }

  /** The physical level of a line. */
  public int level(String line) {
    return gpio.level(line);
  }

  /** The far end of a serial port. */
  public SimulatedUart uart(String port) {
    return serial.device(port);
  }

  /** The lines, from the outside. */
  public SimulatedGpio gpio() {
    return gpio;
  }

  /** Where the backends of the programs are, too. */
  SimulatedI2c i2c() {
    return (SimulatedI2c) hardware.backend(I2c.class);
  }

  SimulatedSpi spi() {
    return (SimulatedSpi) hardware.backend(Spi.class);
  }

  /** What its lines give as pulses. */
  public SimulatedPwm pwm() {
    return (SimulatedPwm) hardware.backend(Pwm.class);
  }

  SimulatedSerial serial() {
    return serial;
  }

  Random random() {
    return random;
  }

  /** The modules of a program that stands around the board: a rig or a test. */
  public List<BuiltIn> modules(Loop program) {
    List<BuiltIn> modules = new ArrayList<>();
    modules.add(
        new BuiltIn("sim:world", World.class, "world.js", () -> new WorldHalf(this, program)));
    modules.add(new BuiltIn("sim:parts", World.class, "parts.js", null));
    modules.add(new BuiltIn("internal:world-buses", World.class, "world-buses.js", null));
    modules.add(new BuiltIn("internal:durations", World.class, "durations.js", null));
    modules.add(new BuiltIn("internal:part", World.class, "parts/part.js", PartHalf::new));
    for (String part : PARTS) {
      modules.add(new BuiltIn("internal:part-" + part, World.class, "parts/" + part + ".js", null));
    }
    modules.add(Panel.module());
    return modules;
  }
}
