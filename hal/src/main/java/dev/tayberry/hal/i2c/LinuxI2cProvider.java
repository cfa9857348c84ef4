package dev.tayberry.hal.i2c;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import dev.tayberry.hal.linux.Pi4jRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * I2C for Pi4J, on the same calls as {@code hal:i2c}: {@code Pi4J.newContextBuilder().add(new
 * LinuxI2cProvider())}. Bus 1 is {@code /dev/i2c-1}.
 */
public final class LinuxI2cProvider extends I2CProviderBase {
  /** For a configuration's {@code provider}. */
  public static final String ID = "tayberry-i2c";

  /**
   * A bus that a device is on.
   *
   * @param release when Pi4J needs it no more
   */
  record Opened(OpenBus bus, Runnable release) {}

  /** Finds the bus of a configuration. */
  @FunctionalInterface
  interface Opener {
    Opened open(I2CConfig config);
  }

  private final Opener opener;
  private final Map<Integer, DeviceTurns> turns = new ConcurrentHashMap<>();

  /** Opens device files, one for each device that a program creates. */
  public LinuxI2cProvider() {
    this(
        config -> {
          var bus =
              LinuxI2c.open(
                  "bus " + config.bus(), "/dev/i2c-" + config.bus(), "enable it in config.txt");
          return new Opened(bus, bus::close);
        });
  }

  LinuxI2cProvider(Opener opener) {
    super(ID, "Tayberry I2C");
    this.opener = opener;
  }

  /**
   * The device.
   *
   * @throws dev.tayberry.hal.HalException ENOENT where the bus is not enabled, EACCES
   */
  @Override
  public I2C create(I2CConfig config) {
    var opened = opener.open(config);
    var device =
        new RegisteredDevice(
            this, config, turns.computeIfAbsent(config.bus(), bus -> new DeviceTurns()), opened);
    return Pi4jRegistry.register(context(), device, opened.release());
  }
}
