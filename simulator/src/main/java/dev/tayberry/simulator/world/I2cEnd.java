package dev.tayberry.simulator.world;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.i2c.RegisterFile;
import dev.tayberry.hal.i2c.SimulatedDevice;
import dev.tayberry.hal.i2c.SimulatedWires;
import org.jspecify.annotations.Nullable;

/** A rig's end of an I2C bus. */
final class I2cEnd {
  /** The board wrote; false does not acknowledge. */
  @FunctionalInterface
  interface OnWrite {
    @Nullable Boolean written(byte[] bytes);
  }

  /** The board reads; nothing does not acknowledge. */
  @FunctionalInterface
  interface OnRead {
    byte @Nullable [] wanted(int count);
  }

  private final SimulatedWires wires;

  I2cEnd(SimulatedWires wires) {
    this.wires = wires;
  }

  @Exported
  Place attach(int address, OnWrite onWrite, OnRead onRead) {
    return new Place(
        wires.attach(
            address,
            new SimulatedDevice() {
              @Override
              public @Nullable Boolean write(byte[] bytes) {
                return onWrite.written(bytes);
              }

              @Override
              public byte @Nullable [] read(int count) {
                return onRead.wanted(count);
              }
            }));
  }

  @Exported
  Registers registers(int address) {
    var file = new RegisterFile();
    return new Registers(file, new Place(wires.attach(address, file)));
  }

  @Exported
  boolean isStuck() {
    return wires.isStuck();
  }

  @Exported
  void setStuck(boolean stuck) {
    wires.stuck(stuck);
  }

  @Exported
  void fault(SimulatedWires.Fault kind) {
    wires.fault(kind);
  }

  @Exported
  void setSpeed(int bitsPerSecond) {
    wires.speed(bitsPerSecond);
  }

  /** Of a device on the bus. */
  static final class Place {
    private final SimulatedWires.Attached attached;

    Place(SimulatedWires.Attached attached) {
      this.attached = attached;
    }

    @Exported
    void setSilent(boolean silent) {
      attached.silent(silent);
    }

    @Exported
    void detach() {
      attached.detach();
    }

    @Exported
    boolean isAttached() {
      return attached.isAttached();
    }
  }

  /** A device that is nothing but registers. */
  static final class Registers {
    private final RegisterFile file;
    private final Place place;

    Registers(RegisterFile file, Place place) {
      this.file = file;
      this.place = place;
    }

    @Exported
    Place place() {
      return place;
    }

    @Exported
    byte[] get(int register, int count) {
      return file.get(register, count);
    }

    @Exported
    void set(int register, byte[] bytes) {
      file.set(register, bytes);
    }
  }
}
