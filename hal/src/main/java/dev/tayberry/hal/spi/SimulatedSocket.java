package dev.tayberry.hal.spi;

import dev.tayberry.hal.HalException;
import org.jspecify.annotations.Nullable;

/** Where one chip of a simulated bus sits, or nothing does. */
public final class SimulatedSocket {
  private final String name;
  private @Nullable SimulatedChip chip;
  private @Nullable ChipRequest open;

  SimulatedSocket(String name) {
    this.name = name;
  }

  /**
   * Wires a chip to the bus.
   *
   * @throws HalException EBUSY where there is one already
   */
  public void attach(SimulatedChip newChip) {
    if (chip != null) {
      throw new HalException(
          "EBUSY",
          "spi: there is a chip at %s already; give one another chipSelect, or detach it first"
              .formatted(name));
    }
    chip = newChip;
  }

  /** Nothing is there any more. Idempotent. */
  public void detach() {
    chip = null;
  }

  public boolean isAttached() {
    return chip != null;
  }

  /** How a program has it open, or null where none has. */
  public @Nullable SpiSettings settings() {
    return open == null ? null : open.settings();
  }

  @Nullable SimulatedChip chip() {
    return chip;
  }

  void open(ChipRequest request) {
    if (open != null) {
      throw ChipErrors.busy(request.chip(), open.owner());
    }
    open = request;
  }

  void closed(ChipRequest request) {
    if (request.equals(open)) {
      open = null;
    }
  }
}
