package dev.tayberry.hal.i2c;

import dev.tayberry.hal.HalException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SDA and SCL of a simulated bus, with what a rig has attached to them. */
public final class SimulatedWires {
  /** Bits per second, unless a rig says otherwise. */
  public static final int STANDARD_SPEED = 100_000;

  private final String name;
  private final TreeMap<Integer, Attached> attached = new TreeMap<>();
  private boolean stuck;
  private @Nullable Fault fault;
  private int speed = STANDARD_SPEED;

  SimulatedWires(String name) {
    this.name = name;
  }

  /** What goes wrong with one transaction. */
  public enum Fault {
    /** Another controller wins the bus. */
    ARBITRATION,
    /** The device stops answering in the middle. */
    BROKEN
  }

  /** A device's place on the bus. */
  public final class Attached {
    private final int address;
    private final SimulatedDevice device;
    private boolean silent;

    private Attached(int address, SimulatedDevice device) {
      this.address = address;
      this.device = device;
    }

    /** It does not acknowledge any more, until it is told to again. */
    public void silent(boolean isSilent) {
      silent = isSilent;
    }

    /** It is gone. Idempotent. */
    public void detach() {
      attached.remove(address, this);
    }

    public boolean isAttached() {
      return attached.get(address) == this;
    }

    SimulatedDevice device() {
      return device;
    }

    boolean answers() {
      return !silent;
    }
  }

  /**
   * Wires a device to the bus.
   *
   * @throws HalException EBUSY where the address is taken
   */
  public Attached attach(int address, SimulatedDevice device) {
    BusErrors.check(address, 1);
    if (attached.containsKey(address)) {
      throw new HalException(
          "EBUSY",
          "i2c: there is a device at %s on %s already; two would talk at once; give one another address, or another bus"
              .formatted(BusErrors.hex(address), name));
    }
    var place = new Attached(address, device);
    attached.put(address, place);
    return place;
  }

  /** Somebody holds a wire low: nothing gets through until it is let go. */
  public void stuck(boolean isStuck) {
    stuck = isStuck;
  }

  public boolean isStuck() {
    return stuck;
  }

  /** The next transaction fails. */
  public void fault(Fault next) {
    fault = next;
  }

  /** Once only. */
  @Nullable Fault takeFault() {
    var taken = fault;
    fault = null;
    return taken;
  }

  /** In bits per second, as config.txt sets it on a board. */
  public void speed(int bitsPerSecond) {
    if (bitsPerSecond < 1) {
      throw HalException.rangeError(
          "i2c: a speed is above 0 bits per second, got " + bitsPerSecond);
    }
    speed = bitsPerSecond;
  }

  int speed() {
    return speed;
  }

  String name() {
    return name;
  }

  /** Who acknowledges its address now. */
  @Nullable SimulatedDevice answering(int address) {
    var place = attached.get(address);
    return place != null && place.answers() ? place.device() : null;
  }
}
