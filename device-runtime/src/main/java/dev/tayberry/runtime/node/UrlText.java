package dev.tayberry.runtime.node;

import java.io.ByteArrayOutputStream;

/** Percent-encoding: each part of a URL has its own set of characters that must be encoded. */
final class UrlText {
  static final String CONTROL = "";
  static final String FRAGMENT = " \"<>`";
  static final String QUERY = " \"#<>";
  static final String SPECIAL_QUERY = QUERY + "'";
  static final String PATH = QUERY + "?^`{}";
  static final String USER = PATH + "/:;=@[\\]|";

  private UrlText() {}

  static String encode(String text, String set) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : Encodings.utf8(text)) {
      int c = b & 0xFF;
      if (c <= 0x1F || c >= 0x7F || set.indexOf(c) >= 0) {
        out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      } else {
        out.append((char) c);
      }
    }
    return out.toString();
  }

  static byte[] decode(String text) {
    byte[] bytes = Encodings.utf8(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%'
          && i + 2 < bytes.length
          && Character.digit(bytes[i + 1], 16) >= 0
          && Character.digit(bytes[i + 2], 16) >= 0) {
        out.write((Character.digit(bytes[i + 1], 16) << 4) + Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }
}
