package dev.tayberry.hal.serial;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.serial.framing.Framer;
import java.util.ArrayList;
import java.util.List;

/** A framer without a port, for bytes that come some other way. */
public final class FrameReader {
  private final Clock clock;
  private final Framer framer;
  private int garbage;

  FrameReader(Clock clock, Framer framer) {
    this.clock = clock;
    this.framer = framer;
  }

  /** The frames that these bytes complete. */
  @Exported
  public List<byte[]> push(byte[] bytes) {
    var frames = new ArrayList<byte[]>();
    framer.accept(
        bytes,
        clock.nanoTime(),
        new Framer.Sink() {
          @Override
          public void frame(byte[] frame) {
            frames.add(frame);
          }

          @Override
          public void garbage(byte[] bytes, Framer.Fault fault) {
            garbage += bytes.length;
          }
        });
    return frames;
  }

  /** How many bytes belonged to no frame. */
  @Exported
  public int garbage() {
    return garbage;
  }

  @Exported
  public void reset() {
    framer.reset();
  }
}
