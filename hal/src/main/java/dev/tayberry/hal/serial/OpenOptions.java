package dev.tayberry.hal.serial;

import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.serial.framing.Framer;
import dev.tayberry.hal.serial.framing.Framing;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serial.open} was asked for, as Java needs it. The JS half has set the defaults and
 * refused wrong types.
 */
final class OpenOptions {
  final PortSettings settings;

  /** How many bytes wait for an app that does not read. */
  final int inboxLimit;

  /** Null for a stream of plain bytes. */
  final @Nullable Framer framer;

  /** What is sent before the port is closed, whatever the reason; may be empty. */
  final byte[] lastWords;

  /** What is said after a trip; null for nothing more. */
  final @Nullable AfterTrip afterTrip;

  private OpenOptions(PortSettings settings, Wiring.Port granted, Map<String, Object> options) {
    this.settings = settings;
    this.afterTrip = granted.afterTrip();
    this.inboxLimit = number(options.get("bufferSize")).intValue();
    this.framer =
        options.get("framing") instanceof Map<?, ?> framing
            ? Framing.of(keyed(framing), settings.byteNanos())
            : null;
    this.lastWords =
        options.get("lastWords") instanceof byte[] bytes ? bytes : hex(granted.lastWords());
  }

  private static byte[] hex(@Nullable String digits) {
    return digits == null ? new byte[0] : HexFormat.of().parseHex(digits);
  }

  /**
   * Reads the options of the JS half.
   *
   * @param port as {@link SerialPorts#locate} found it
   * @param granted what the manifest says of it
   */
  static OpenOptions of(String port, Wiring.Port granted, Map<String, Object> options) {
    var rate = options.get("baudRate") == null ? granted.baudRate() : options.get("baudRate");
    if (rate == null) {
      throw HalException.typeError(
          "serial: %s needs a baudRate, here or in the manifest: { baudRate: 9600 }"
              .formatted(port));
    }
    var settings =
        new PortSettings(
            port,
            number(rate).intValue(),
            number(options.get("dataBits")).intValue(),
            number(options.get("stopBits")).doubleValue(),
            PortSettings.Parity.valueOf(word(options.get("parity"))),
            PortSettings.Flow.valueOf(word(options.get("flowControl"))),
            Boolean.TRUE.equals(options.get("dtr")),
            Boolean.TRUE.equals(options.get("rts")),
            options.get("adapter") instanceof String adapter ? adapter : null);
    return new OpenOptions(settings, granted, options);
  }

  private static Number number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("the JS half let through " + value);
  }

  private static String word(@Nullable Object value) {
    return String.valueOf(value).toUpperCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> keyed(Map<?, ?> object) {
    return (Map<String, ?>) object;
  }
}
