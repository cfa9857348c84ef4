package dev.tayberry.hal.spi;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.NearName;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The native half of {@code hal:spi}: opens chips on the buses that the app's manifest names and
 * closes what the app leaves open. On the loop's thread.
 */
public final class SpiModule implements NativeHalf {
  private final Spi spi;
  private final Loop loop;
  private final Wiring wiring;
  private final List<ChipHandle> open = new ArrayList<>();
  private boolean closed;

  public SpiModule(Spi spi, Setup setup) {
    this.spi = spi;
    this.loop = setup.loop();
    this.wiring = setup.wiring();
  }

  /** The bus behind the name: {@code SPI0}. */
  @Exported
  String bus(String name) {
    String bus = wiring.buses().get(name);
    if (bus == null) {
      throw new HalException("ERR_ACCESS_DENIED", "spi: " + refusal(name));
    }
    if (!bus.startsWith("SPI")) {
      throw new HalException(
          "ENODEV",
          "spi: \"%s\" is %s in this app's manifest, which is no SPI bus; open it with hal:%s"
              .formatted(name, bus, bus.startsWith("I2C") ? "i2c" : "pwm"));
    }
    return bus;
  }

  @Exported
  CompletableFuture<ChipHandle> open(String name, int chipSelect, SpiSettings settings) {
    var request =
        new ChipRequest(
            wiring.board(), bus(name), chipSelect, settings, wiring.owner() + ":" + name);
    if (spi.blocks()) {
      return loop.work("opening spi chip " + name, () -> spi.open(request))
          .thenApply(chip -> opened(chip, settings));
    }
    return CompletableFuture.completedFuture(opened(spi.open(request), settings));
  }

  private ChipHandle opened(OpenChip chip, SpiSettings settings) {
    var handle = new ChipHandle(chip, settings, loop, spi.blocks());
    if (closed) {
      chip.close();
    } else {
      open.removeIf(ChipHandle::isClosed);
      open.add(handle);
    }
    return handle;
  }

  private String refusal(String name) {
    String hint =
        NearName.of(name, wiring.buses().keySet())
            .map(near -> "did you mean \"" + near + "\"? Else add it")
            .orElse("add it");
    String bus = name.matches("SPI\\d+") ? name : "SPI0";
    String known = name.matches("SPI\\d+") ? "adc" : name;
    return "this app has no bus \"%s\"; %s in package.json: \"tayberry\": { \"buses\": { \"%s\": \"%s\" } }"
        .formatted(name, hint, known, bus);
  }

  @Override
  public void close() {
    closed = true;
    open.reversed().forEach(ChipHandle::shut);
    open.clear();
  }
}
