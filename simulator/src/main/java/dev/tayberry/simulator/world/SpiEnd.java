package dev.tayberry.simulator.world;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.spi.SimulatedChip;
import dev.tayberry.hal.spi.SimulatedSocket;
import dev.tayberry.hal.spi.SpiSettings;
import org.jspecify.annotations.Nullable;

/** A rig's end of an SPI bus, at one chip select. */
final class SpiEnd {
  /** The board sends bytes and takes as many. */
  @FunctionalInterface
  interface OnTransfer {
    byte @Nullable [] transferred(byte[] bytes);
  }

  @FunctionalInterface
  interface OnSelect {
    void selected();
  }

  private final SimulatedSocket socket;

  SpiEnd(SimulatedSocket socket) {
    this.socket = socket;
  }

  @Exported
  void attach(OnTransfer onTransfer, OnSelect onSelect) {
    socket.attach(
        new SimulatedChip() {
          @Override
          public byte @Nullable [] transfer(byte[] bytes) {
            return onTransfer.transferred(bytes);
          }

          @Override
          public void select() {
            onSelect.selected();
          }
        });
  }

  @Exported
  void detach() {
    socket.detach();
  }

  @Exported
  boolean isAttached() {
    return socket.isAttached();
  }

  @Exported
  @Nullable SpiSettings settings() {
    return socket.settings();
  }
}
