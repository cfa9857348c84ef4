package dev.tayberry.hal.spi;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A chip that an app has open; on the loop's thread. */
final class ChipHandle {
  private final OpenChip chip;
  private final SpiSettings settings;
  private final Loop loop;
  private final boolean blocks;
  private boolean closed;

  ChipHandle(OpenChip chip, SpiSettings settings, Loop loop, boolean blocks) {
    this.chip = chip;
    this.settings = settings;
    this.loop = loop;
    this.blocks = blocks;
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
    if (blocks) {
      return loop.work("an spi transfer", () -> chip.transfer(all));
    }
    // A simulated transaction happens when its time on the wire is over.
    var result = new CompletableFuture<List<byte[]>>();
    int length = all.stream().mapToInt(part -> part.length).sum();
    loop.clock()
        .after(
            chip.takes(length),
            () -> {
              try {
                result.complete(chip.transfer(all));
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  @Exported
  CompletableFuture<@Nullable Void> close() {
    if (closed || !blocks) {
      shut();
      return CompletableFuture.completedFuture(null);
    }
    closed = true;
    return loop.work(
            "closing an spi chip",
            () -> {
              chip.close();
              return chip;
            })
        .<@Nullable Void>thenApply(gone -> null);
  }

  /** At once. Idempotent. */
  void shut() {
    closed = true;
    chip.close();
  }

  boolean isClosed() {
    return closed;
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
