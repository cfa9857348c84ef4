package dev.tayberry.hal.spi;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.bus.BusLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A chip that an app has open; on the loop's thread. */
final class ChipHandle {
  private final OpenChip chip;
  private final SpiSettings settings;
  private final BusLink link;

  ChipHandle(OpenChip chip, SpiSettings settings, BusLink link) {
    this.chip = chip;
    this.settings = settings;
    this.link = link;
  }

  /** Refuses what no chip can do; spi.js asks before it waits its turn. */
  @Exported
  void check(List<Object> parts) {
    ChipErrors.check(settings, bytes(parts));
  }

  /**
   * One transaction.
   *
   * @param parts bytes to send, or a number of zeros
   */
  @Exported
  CompletableFuture<List<byte[]>> transfer(List<Object> parts) {
    var all = bytes(parts);
    return link.run(
        () -> chip.takes(all.stream().mapToInt(part -> part.length).sum()),
        () -> chip.transfer(all));
  }

  @Exported
  CompletableFuture<@Nullable Void> close() {
    return link.close();
  }

  private static List<byte[]> bytes(List<Object> parts) {
    List<byte[]> all = new ArrayList<>();
    for (Object part : parts) {
      all.add(
          switch (part) {
            case byte[] bytes -> bytes;
            case Integer zeros -> new byte[zeros];
            default -> throw HalException.typeError("spi: no part of a transaction: " + part);
          });
    }
    return all;
  }
}
