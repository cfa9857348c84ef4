package dev.tayberry.hal.i2c;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.bus.BusLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A bus that an app has open; on the loop's thread. */
final class BusHandle {
  private static final List<Message> CALL = List.of(new Message.Read(0));

  private final OpenBus bus;
  private final BusLink link;

  BusHandle(OpenBus bus, BusLink link) {
    this.bus = bus;
    this.link = link;
  }

  /**
   * One transaction.
   *
   * @param parts bytes to write, or a number of bytes to read
   */
  @Exported
  CompletableFuture<List<byte[]>> transfer(int address, List<Object> parts) {
    var messages = messages(parts);
    return link.run(() -> bus.takes(address, messages), () -> bus.transfer(address, messages));
  }

  @Exported
  CompletableFuture<List<Found>> scan(boolean read) {
    return link.run(this::scanTakes, () -> bus.scan(read));
  }

  private Duration scanTakes() {
    Duration all = Duration.ZERO;
    for (int address = OpenBus.FIRST; address <= OpenBus.LAST; address++) {
      all = all.plus(bus.takes(address, CALL));
    }
    return all;
  }

  @Exported
  CompletableFuture<@Nullable Void> close() {
    return link.close();
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
