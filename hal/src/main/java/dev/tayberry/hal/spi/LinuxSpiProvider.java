package dev.tayberry.hal.spi;

import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProviderBase;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Pi4jRegistry;

/**
 * SPI for Pi4J, on the same calls as {@code hal:spi}: {@code Pi4J.newContextBuilder().add(new
 * LinuxSpiProvider())}. Bus 0, channel 1 is {@code /dev/spidev0.1}; words have 8 bits.
 */
public final class LinuxSpiProvider extends SpiProviderBase {
  /** For a configuration's {@code provider}. */
  public static final String ID = "tayberry-spi";

  /**
   * A chip.
   *
   * @param release when Pi4J needs it no more
   */
  record Opened(OpenChip chip, Runnable release) {}

  /** Finds the chip of a configuration. */
  @FunctionalInterface
  interface Opener {
    Opened open(SpiConfig config, SpiSettings settings);
  }

  private final Opener opener;

  /** Opens device files. */
  public LinuxSpiProvider() {
    this(
        (config, settings) -> {
          int bus = config.bus().getBus();
          var chip =
              LinuxSpi.open(
                  new LinuxSpi.Wanted(
                      "bus " + bus + " channel " + config.channel(),
                      "/dev/spidev" + bus + "." + config.channel(),
                      settings,
                      config.id(),
                      "enable it in config.txt"),
                  () -> {});
          return new Opened(chip, chip::close);
        });
  }

  LinuxSpiProvider(Opener opener) {
    super(ID, "Tayberry SPI");
    this.opener = opener;
  }

  /**
   * The chip, opened.
   *
   * @throws HalException ENOENT where the bus is not enabled, EACCES, EBUSY, EINVAL naming the
   *     setting that the controller, or this provider, cannot do
   */
  @Override
  public Spi create(SpiConfig config) {
    var opened = opener.open(config, settings(config));
    return Pi4jRegistry.register(
        context(), new RegisteredChip(this, config, opened), opened.release());
  }

  private static SpiSettings settings(SpiConfig config) {
    if (!config.readLsbFirst().equals(config.writeLsbFirst())) {
      throw new HalException(
          "EINVAL", "spi: both ways have the same bit first; set readLsbFirst and writeLsbFirst");
    }
    return new SpiSettings(
        config.mode().getMode(), config.baud(), 8, config.writeLsbFirst() != 0, false);
  }
}
