package dev.tayberry.hal.i2c;

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
 * The native half of {@code hal:i2c}: opens buses by the names of the app's manifest and closes
 * what the app leaves open. On the loop's thread.
 */
public final class I2cModule implements NativeHalf {
  private final I2c i2c;
  private final Loop loop;
  private final Wiring wiring;
  private final List<BusHandle> open = new ArrayList<>();
  private boolean closed;

  public I2cModule(I2c i2c, Setup setup) {
    this.i2c = i2c;
    this.loop = setup.loop();
    this.wiring = setup.wiring();
  }

  /** The bus behind the name: {@code I2C1}. */
  @Exported
  String bus(String name) {
    String bus = wiring.buses().get(name);
    if (bus == null) {
      throw new HalException("ERR_ACCESS_DENIED", "i2c: " + refusal(name));
    }
    if (!bus.startsWith("I2C")) {
      throw new HalException(
          "ENODEV",
          "i2c: \"%s\" is %s in this app's manifest, which is no I2C bus; open it with hal:%s"
              .formatted(name, bus, bus.startsWith("SPI") ? "spi" : "pwm"));
    }
    return bus;
  }

  @Exported
  CompletableFuture<BusHandle> open(String name) {
    var request = new BusRequest(wiring.board(), bus(name));
    if (i2c.blocks()) {
      return loop.work("opening i2c bus " + name, () -> i2c.open(request)).thenApply(this::opened);
    }
    return CompletableFuture.completedFuture(opened(i2c.open(request)));
  }

  private BusHandle opened(OpenBus bus) {
    var handle = new BusHandle(bus, loop, i2c.blocks());
    if (closed) {
      bus.close();
    } else {
      open.removeIf(BusHandle::isClosed);
      open.add(handle);
    }
    return handle;
  }

  private String refusal(String name) {
    String hint =
        NearName.of(name, wiring.buses().keySet())
            .map(near -> "did you mean \"" + near + "\"? Else add it")
            .orElse("add it");
    String bus = name.matches("I2C\\d+") ? name : "I2C1";
    String known = name.matches("I2C\\d+") ? "sensors" : name;
    return "this app has no bus \"%s\"; %s in package.json: \"tayberry\": { \"buses\": { \"%s\": \"%s\" } }"
        .formatted(name, hint, known, bus);
  }

  @Override
  public void close() {
    closed = true;
    open.reversed().forEach(BusHandle::shut);
    open.clear();
  }
}
