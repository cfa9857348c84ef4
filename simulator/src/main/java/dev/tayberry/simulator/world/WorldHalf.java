package dev.tayberry.simulator.world;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.pwm.SimulatedPwm;
import dev.tayberry.hal.serial.PortListener;
import dev.tayberry.hal.serial.Signals;
import dev.tayberry.hal.serial.SimulatedUart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The native half of sim:world. Listeners are called in a task of their own. */
final class WorldHalf {
  /** A new physical level of a line. */
  @FunctionalInterface
  interface OnLevel {
    void changed(int value, long timestamp);
  }

  /** New pulses on a line, null for none any more. */
  @FunctionalInterface
  interface OnPulses {
    void changed(SimulatedPwm.@Nullable Pulses pulses, long timestamp);
  }

  @FunctionalInterface
  interface OnBytes {
    void heard(byte[] bytes, long timestamp);
  }

  /** What a program does to a serial line but write: a break, in ms, or DTR and RTS. */
  @FunctionalInterface
  interface OnControl {
    void happened(String event, boolean dtr, boolean rts, double millis);
  }

  @FunctionalInterface
  interface OnFault {
    void fault(String message, List<String> lines);
  }

  private final World world;
  private final Loop loop;

  WorldHalf(World world, Loop loop) {
    this.world = world;
    this.loop = loop;
  }

  @Exported
  String board() {
    return world.board().name();
  }

  @Exported
  double now() {
    return world.age().toNanos() / 1e6;
  }

  @Exported
  double random() {
    return world.random().nextDouble();
  }

  // Surroundings

  @Exported
  void runBroker(boolean running) {
    if (running) {
      world.broker().start();
    } else {
      world.broker().stop();
    }
  }

  @Exported
  boolean isBrokerRunning() {
    return world.broker().isRunning();
  }

  @Exported
  void networkDelay(double millis) {
    world.networkDelay(micros(millis * 1000));
  }

  @Exported
  void setClockBy(double millis) {
    world.loop().setBy(Duration.ofMillis((long) millis));
  }

  @Exported
  void brownOut(double millis) {
    world.brownOut(micros(millis * 1000));
  }

  // Lines

  @Exported
  void drive(String line, SimulatedGpio.Driver by, int level) {
    world.gpio().drive(line, by, level);
  }

  @Exported
  void release(String line, String who) {
    world.gpio().release(line, who);
  }

  /** One pulse: the level after some microseconds, the other one after some more. */
  @Exported
  void pulse(String line, SimulatedGpio.Driver by, Pulse pulse) {
    world.loop().after(micros(pulse.after()), () -> drive(line, by, pulse.level()));
    world
        .loop()
        .after(micros(pulse.after() + pulse.width()), () -> drive(line, by, 1 - pulse.level()));
  }

  /** In microseconds. */
  record Pulse(int level, double after, double width) {}

  private static Duration micros(double micros) {
    return Duration.ofNanos(Math.round(micros * 1000));
  }

  @Exported
  int level(String line) {
    return world.gpio().level(line);
  }

  @Exported
  void watch(String line, OnLevel listener) {
    world
        .gpio()
        .watch(line, (level, timestamp) -> loop.post(() -> listener.changed(level, timestamp)));
  }

  @Exported
  void wire(String a, String b) {
    world.gpio().wire(a, b);
  }

  @Exported
  void onFault(OnFault listener) {
    world.gpio().faults(fault -> loop.post(() -> listener.fault(fault.message(), fault.lines())));
  }

  /** What the line gives as PWM. */
  @Exported
  SimulatedPwm.@Nullable Pulses pwm(String line) {
    return world.pwm().pulses(line).orElse(null);
  }

  @Exported
  void watchPwm(String line, OnPulses listener) {
    world
        .pwm()
        .watch(line, (pulses, timestamp) -> loop.post(() -> listener.changed(pulses, timestamp)));
  }

  // Buses

  @Exported
  I2cEnd i2c(String bus) {
    return new I2cEnd(world.i2c().wires(bus));
  }

  @Exported
  SpiEnd spi(String bus, int chipSelect) {
    return new SpiEnd(world.spi().socket(bus, chipSelect));
  }

  // Serial ports

  @Exported
  Uart serial(String port, OnBytes listener, OnControl control) {
    SimulatedUart uart = world.serial().device(port);
    uart.onData((bytes, nanos) -> loop.post(() -> listener.heard(bytes, nanos)));
    uart.onControl(
        new SimulatedUart.ControlEar() {
          @Override
          public void lines(boolean dtr, boolean rts) {
            loop.post(() -> control.happened("signals", dtr, rts, 0));
          }

          @Override
          public void broken(Duration length) {
            double millis = length.toNanos() / 1e6;
            loop.post(() -> control.happened("break", uart.dtr(), uart.rts(), millis));
          }
        });
    return new Uart(uart);
  }

  /** The device's end of a serial port. */
  static final class Uart {
    private final SimulatedUart uart;

    Uart(SimulatedUart uart) {
      this.uart = uart;
    }

    @Exported
    void write(byte[] bytes) {
      uart.write(bytes);
    }

    @Exported
    void sendBreak(double millis) {
      uart.sendBreak(Duration.ofNanos((long) (millis * 1e6)));
    }

    /** Shares of bytes, 0 to 1. */
    @Exported
    void disturb(double noise, double loss) {
      uart.disturbance().noise(noise);
      uart.disturbance().loss(loss);
    }

    @Exported
    double noise() {
      return uart.disturbance().noise();
    }

    @Exported
    double loss() {
      return uart.disturbance().loss();
    }

    /** What the device's modem lines show. */
    @Exported
    void set(boolean cts, boolean dsr, boolean ri, boolean dcd) {
      uart.signals(new Signals(cts, dsr, ri, dcd));
    }

    /**
     * A byte that comes damaged.
     *
     * @param kind parity, framing or overrun
     */
    @Exported
    void fault(String kind) {
      uart.faultAtBoard(PortListener.Fault.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    @Exported
    boolean dtr() {
      return uart.dtr();
    }

    @Exported
    boolean rts() {
      return uart.rts();
    }

    @Exported
    void unplug() {
      uart.unplug();
    }

    @Exported
    void plug() {
      uart.plug();
    }

    @Exported
    boolean isPlugged() {
      return uart.isPlugged();
    }

    @Exported
    boolean isOpen() {
      return uart.isOpen();
    }

    @Exported
    int baudRate() {
      return uart.baudRate();
    }

    @Exported
    void setBaudRate(int rate) {
      uart.baudRate(rate);
    }
  }
}
