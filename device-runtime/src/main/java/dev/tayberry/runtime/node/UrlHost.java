package dev.tayberry.runtime.node;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The host part of a URL. International names go through {@code java.net.IDN} (IDNA 2003), which
 * differs from the standard's UTS 46 in four letters, ß among them.
 */
final class UrlHost {
  private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

  private UrlHost() {}

  static String parse(String text, boolean special) throws UrlException {
    if (text.startsWith("[")) {
      if (!text.endsWith("]")) {
        throw new UrlException();
      }
      return "[" + ipv6(text.substring(1, text.length() - 1)) + "]";
    }
    if (!special) {
      if (text.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
        throw new UrlException();
      }
      return UrlText.encode(text, UrlText.CONTROL);
    }
    String domain = toAscii(new String(UrlText.decode(text), StandardCharsets.UTF_8));
    if (domain.isEmpty()
        || domain
            .chars()
            .anyMatch(c -> c <= 0x1F || c == '%' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0)) {
      throw new UrlException();
    }
    return endsInNumber(domain) ? ipv4(domain) : domain;
  }

  static String toAscii(String domain) throws UrlException {
    if (domain.chars().allMatch(c -> c < 128)
        && !domain.toLowerCase(Locale.ROOT).contains("xn--")) {
      return domain.toLowerCase(Locale.ROOT);
    }
    if (domain.indexOf('\uFFFD') >= 0) {
      throw new UrlException();
    }
    try {
      // A soft hyphen is dropped by the standard, and so are empty labels' reasons to fail.
      return IDN.toASCII(domain.replace("\u00AD", "").replace('\u3002', '.'), IDN.ALLOW_UNASSIGNED)
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new UrlException();
    }
  }

  private static boolean endsInNumber(String domain) {
    List<String> parts = new ArrayList<>(List.of(domain.split("\\.", -1)));
    if (parts.getLast().isEmpty() && parts.size() > 1) {
      parts.removeLast();
    }
    return parts.getLast().matches("[0-9]+|0[xX][0-9A-Fa-f]*");
  }

  private static String ipv4(String domain) throws UrlException {
    List<String> parts = new ArrayList<>(List.of(domain.split("\\.", -1)));
    if (parts.getLast().isEmpty() && parts.size() > 1) {
      parts.removeLast();
    }
    if (parts.size() > 4) {
      throw new UrlException();
    }
    long address = 0;
    for (int i = 0; i < parts.size(); i++) {
      long number = number(parts.get(i));
      boolean last = i == parts.size() - 1;
      if (number > (last ? (1L << (8 * (5 - parts.size()))) - 1 : 255)) {
        throw new UrlException();
      }
      address += last ? number : number << (8 * (3 - i));
    }
    return (address >> 24)
        + "."
        + ((address >> 16) & 255)
        + "."
        + ((address >> 8) & 255)
        + "."
        + (address & 255);
  }

  private static long number(String part) throws UrlException {
    try {
      if (part.matches("0[xX][0-9A-Fa-f]*")) {
        return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
      }
      return Long.parseLong(part, part.length() > 1 && part.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      throw new UrlException();
    }
  }

  private static String ipv6(String text) throws UrlException {
    if (!text.matches("[0-9A-Fa-f:.]+") || text.indexOf(':') < 0) {
      throw new UrlException();
    }
    try {
      byte[] raw = InetAddress.getByName("[" + text + "]").getAddress();
      if (raw.length == 4) { // Java unwraps mapped addresses
        return "::ffff:%x:%x".formatted(piece(raw, 0), piece(raw, 1));
      }
      return compressed(Inet6Address.getByAddress(raw).getAddress());
    } catch (UnknownHostException e) {
      throw new UrlException();
    }
  }

  private static int piece(byte[] raw, int i) {
    return ((raw[2 * i] & 255) << 8) | (raw[2 * i + 1] & 255);
  }

  /** The first of the longest runs of zeros becomes two colons. */
  private static String compressed(byte[] raw) {
    int[] pieces = new int[8];
    for (int i = 0; i < 8; i++) {
      pieces[i] = piece(raw, i);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && pieces[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append(i == 0 ? "::" : ":");
        i += length - 1;
      } else {
        text.append(Integer.toHexString(pieces[i])).append(i == 7 ? "" : ":");
      }
    }
    return text.toString();
  }
}
