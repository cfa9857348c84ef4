package dev.tayberry.hal.i2c;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.bus.BusLinks;
import dev.tayberry.hal.bus.BusNames;
import java.util.concurrent.CompletableFuture;

/**
 * The native half of {@code hal:i2c}: opens buses by the names of the app's manifest and closes
 * what the app leaves open. On the loop's thread.
 */
public final class I2cModule implements NativeHalf {
  private final I2c i2c;
  private final Board board;
  private final BusNames names;
  private final BusLinks links;

  public I2cModule(I2c i2c, Setup setup) {
    this.i2c = i2c;
    this.board = setup.wiring().board();
    this.names = new BusNames(setup.wiring(), Controller.Kind.I2C, "sensors", "I2C1");
    this.links = new BusLinks(setup.loop(), i2c.blocks());
  }

  /** The bus behind the name: {@code I2C1}. */
  @Exported
  String bus(String name) {
    return names.bus(name);
  }

  @Exported
  CompletableFuture<BusHandle> open(String name) {
    var request = new BusRequest(board, bus(name));
    return links.open(
        "i2c bus " + name, () -> i2c.open(request), bus -> bus::close, BusHandle::new);
  }

  @Override
  public void close() {
    links.close();
  }
}
