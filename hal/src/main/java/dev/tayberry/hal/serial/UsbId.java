package dev.tayberry.hal.serial;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A USB adapter by what it is rather than where it is: {@code usb:1a86:7523}, and with its serial
 * number {@code usb:0403:6001:A50285BI}.
 */
record UsbId(String vendorId, String productId, @Nullable String serialNumber) {
  static final String PREFIX = "usb:";

  private static final Pattern FORM =
      Pattern.compile("usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?", Pattern.CASE_INSENSITIVE);

  /** Null where the text is something else: a path, a UART. */
  static @Nullable UsbId parse(String port) {
    var parts = FORM.matcher(port);
    return parts.matches()
        ? new UsbId(lower(parts.group(1)), lower(parts.group(2)), parts.group(3))
        : null;
  }

  /** Of a listed port; null where it is none on USB. */
  static @Nullable UsbId of(PortInfo info) {
    return info.vendorId() == null || info.productId() == null
        ? null
        : new UsbId(info.vendorId(), info.productId(), info.serialNumber());
  }

  boolean matches(PortInfo info) {
    return vendorId.equals(info.vendorId())
        && productId.equals(info.productId())
        && (serialNumber == null || serialNumber.equals(info.serialNumber()));
  }

  @Override
  public String toString() {
    return PREFIX + vendorId + ":" + productId + (serialNumber == null ? "" : ":" + serialNumber);
  }

  private static String lower(String hex) {
    return hex.toLowerCase(Locale.ROOT);
  }
}
