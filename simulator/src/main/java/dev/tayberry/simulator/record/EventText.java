package dev.tayberry.simulator.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** What an event says, for a person. */
public final class EventText {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private EventText() {}

  /** In one line, without its time. */
  public static String of(Event event) {
    return switch (event) {
      case Event.Level e -> e.line() + " " + e.level();
      case Event.Pulses e -> e.line() + (e.frequency() == 0 ? " none" : pulses(e));
      case Event.Bytes e ->
          e.port() + (e.fromBoard() ? " out " : " in  ") + HEX.formatHex(e.bytes());
      case Event.Message e -> message(e);
      case Event.Client e -> e.id() + (e.connected() ? " connects" : " is gone");
      case Event.Console e -> e.stream() + " " + oneLine(e.text());
      case Event.Fault e -> oneLine(e.message());
      case Event.Trip e ->
          "%s made safe (%s): %s"
              .formatted(String.join(", ", e.pins()), e.reason(), oneLine(e.message()));
      case Event.App e -> e.what();
      case Event.Part e -> "%s %s %s".formatted(e.part(), e.control(), oneLine(e.value()));
      case Event.Step e -> oneLine(e.what());
    };
  }

  private static String pulses(Event.Pulses e) {
    return String.format(Locale.ROOT, " %s Hz, %.4f high", number(e.frequency()), e.duty());
  }

  /** Whole ones without a point. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String message(Event.Message e) {
    StringBuilder text = new StringBuilder(e.topic()).append(' ').append(payload(e.payload()));
    text.append("  (QoS ").append(e.qos());
    if (e.retain()) {
      text.append(", retained");
    }
    if (!e.from().isEmpty()) {
      text.append(", from ").append(e.from());
    }
    return text.append(')').toString();
  }

  /** Text as it is, anything else in hexadecimal. */
  public static String payload(byte[] payload) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      if (text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
        return oneLine(text);
      }
    } catch (CharacterCodingException e) {
      // no text
    }
    return "hex " + HEX.formatHex(payload);
  }

  /** As an editor shows it. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    line.append(String.format(Locale.ROOT, "\\x%02x", c));
                  } else {
                    line.appendCodePoint(c);
                  }
                }
              }
            });
    return line.toString();
  }
}
