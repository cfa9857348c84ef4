package dev.tayberry.hal.i2c;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A bus that an app has open; on the loop's thread. */
final class BusHandle {
  private final OpenBus bus;
  private final Loop loop;
  private final boolean blocks;
  private boolean closed;

  BusHandle(OpenBus bus, Loop loop, boolean blocks) {
    this.bus = bus;
    this.loop = loop;
    this.blocks = blocks;
  }

  /**
   * One transaction.
   *
   * @param parts bytes to write, or a number of bytes to read
   */
  @Exported
  CompletableFuture<List<byte[]>> transfer(int address, List<Object> parts) {
    var messages = messages(parts);
    Callable<List<byte[]>> transfer = () -> bus.transfer(address, messages);
    return blocks
        ? loop.work("an i2c transfer", transfer)
        : after(bus.takes(address, messages), transfer);
  }

  @Exported
  CompletableFuture<List<Found>> scan(boolean read) {
    Callable<List<Found>> scan = () -> bus.scan(read);
    if (blocks) {
      return loop.work("an i2c scan", scan);
    }
    Duration all = Duration.ZERO;
    for (int address = OpenBus.FIRST; address <= OpenBus.LAST; address++) {
      all = all.plus(bus.takes(address, List.of(new Message.Read(0))));
    }
    return after(all, scan);
  }

  @Exported
  CompletableFuture<@Nullable Void> close() {
    if (closed || !blocks) {
      shut();
      return CompletableFuture.completedFuture(null);
    }
    closed = true;
    return loop.work(
            "closing an i2c bus",
            () -> {
              bus.close();
              return bus;
            })
        .<@Nullable Void>thenApply(gone -> null);
  }

  /** At once. Idempotent. */
  void shut() {
    closed = true;
    bus.close();
  }

  boolean isClosed() {
    return closed;
  }

  /** A simulated transaction happens when its time on the wire is over. */
  private <T> CompletableFuture<T> after(Duration time, Callable<T> action) {
    var result = new CompletableFuture<T>();
    loop.clock()
        .after(
            time,
            () -> {
              try {
                result.complete(action.call());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  private static List<Message> messages(List<Object> parts) {
    List<Message> messages = new ArrayList<>();
    for (Object part : parts) {
      messages.add(
          switch (part) {
            case byte[] bytes -> new Message.Write(bytes);
            case Integer count -> new Message.Read(count);
            default -> throw HalException.typeError("i2c: no part of a transaction: " + part);
          });
    }
    return messages;
  }
}
