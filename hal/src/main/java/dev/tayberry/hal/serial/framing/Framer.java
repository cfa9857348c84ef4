package dev.tayberry.hal.serial.framing;

/**
 * Cuts a stream of bytes into frames. What belongs to no frame is given too, as garbage: nothing is
 * dropped in silence.
 */
public interface Framer {
  /**
   * Takes bytes as they come.
   *
   * @param nanos when the last of them came
   */
  void accept(byte[] bytes, long nanos, Sink sink);

  /** The line has been silent for {@link #gapNanos()}, or is gone: what is held will not go on. */
  void silence(Sink sink);

  /** Silence that ends a frame or abandons a broken one; 0 where time plays no part. */
  long gapNanos();

  /** Whether bytes are held that wait for more. */
  boolean holdsBytes();

  /** Forgets what is held. */
  void reset();

  /** Where frames and garbage go, in the order of the line. */
  interface Sink {
    void frame(byte[] frame);

    /** Bytes outside of any frame and what was wrong with them. */
    void garbage(byte[] bytes, Fault fault);
  }

  /** Why bytes are garbage; of several reasons the one of the first broken frame. */
  enum Fault {
    /** No start of a frame. */
    NOISE,
    /** A length out of the allowed range. */
    LENGTH,
    /** The end bytes are not where the length says. */
    END,
    CHECKSUM,
    /** Silence in the middle of a frame, or more bytes than a frame may have. */
    TRUNCATED
  }
}
