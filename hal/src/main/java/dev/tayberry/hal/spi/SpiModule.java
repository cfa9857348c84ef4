package dev.tayberry.hal.spi;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.bus.BusLinks;
import dev.tayberry.hal.bus.BusNames;
import java.util.concurrent.CompletableFuture;

/**
 * The native half of {@code hal:spi}: opens chips on the buses that the app's manifest names and
 * closes what the app leaves open. On the loop's thread.
 */
public final class SpiModule implements NativeHalf {
  private final Spi spi;
  private final Wiring wiring;
  private final BusNames names;
  private final BusLinks links;

  public SpiModule(Spi spi, Setup setup) {
    this.spi = spi;
    this.wiring = setup.wiring();
    this.names = new BusNames(wiring, Controller.Kind.SPI, "adc", "SPI0");
    this.links = new BusLinks(setup.loop(), spi.blocks());
  }

  /** The bus behind the name: {@code SPI0}. */
  @Exported
  String bus(String name) {
    return names.bus(name);
  }

  @Exported
  CompletableFuture<ChipHandle> open(String name, int chipSelect, SpiSettings settings) {
    var request =
        new ChipRequest(
            wiring.board(), bus(name), chipSelect, settings, wiring.owner() + ":" + name);
    return links.open(
        "spi chip " + name,
        () -> spi.open(request),
        chip -> chip::close,
        (chip, link) -> new ChipHandle(chip, settings, link));
  }

  @Override
  public void close() {
    links.close();
  }
}
