package dev.tayberry.simulator.record;

import java.util.List;

/** Something that happened, so many nanoseconds after the world began, in its own time. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public sealed interface Event {
  long nanos();

  /** A new physical level. */
  record Level(long nanos, String line, int level) implements Event {}

  /**
   * What a line gives from now on.
   *
   * @param frequency in Hz; 0 where it gives no pulses any more
   * @param duty the share of the time that it is high, 0 to 1
   */
  record Pulses(long nanos, String line, double frequency, double duty) implements Event {}

  /** Bytes that passed a serial line, at the moment the last of them was complete. */
  record Bytes(long nanos, String port, boolean fromBoard, byte[] bytes, int baudRate)
      implements Event {}

  /**
   * A message that the broker took.
   *
   * @param from the client; empty where it came from the world itself
   */
  record Message(long nanos, String topic, byte[] payload, int qos, boolean retain, String from)
      implements Event {}

  /** A client came to the broker, or went. */
  record Client(long nanos, String id, boolean connected) implements Event {}

  /**
   * A line that the app printed.
   *
   * @param stream out or err
   */
  record Console(long nanos, String stream, String text) implements Event {}

  /** Wiring that would burn something. */
  record Fault(long nanos, List<String> lines, String message) implements Event {}

  /** The guard put outputs on their safe level. */
  record Trip(long nanos, List<String> pins, String reason, String message) implements Event {}

  /** The app started, or ended. */
  record App(long nanos, String what) implements Event {}

  /**
   * A person, a scenario or a test did something to a part.
   *
   * @param value as JSON
   */
  record Part(long nanos, String part, String control, String value) implements Event {}

  /** A scenario begins its next step. */
  record Step(long nanos, String what) implements Event {}
}
