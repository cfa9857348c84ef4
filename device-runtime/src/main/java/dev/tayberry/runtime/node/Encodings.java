package dev.tayberry.runtime.node;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Text to bytes and back as Node's Buffer does it, which never refuses anything. */
final class Encodings {
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Encodings() {}

  static byte[] encode(String text, String encoding) {
    return switch (encoding) {
      case "utf8" -> utf8(text);
      case "hex" -> fromHex(text);
      case "base64", "base64url" -> fromBase64(text);
      case "latin1", "ascii" -> lowBytes(text);
      case "utf16le" -> utf16(text);
      default -> throw new IllegalArgumentException("no such encoding: " + encoding);
    };
  }

  static String decode(byte[] bytes, String encoding) {
    return switch (encoding) {
      case "utf8" -> Utf8.decode(bytes);
      case "hex" -> HexFormat.of().formatHex(bytes);
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case "latin1" -> new String(bytes, StandardCharsets.ISO_8859_1);
      case "ascii" -> ascii(bytes);
      case "utf16le" -> fromUtf16(bytes);
      default -> throw new IllegalArgumentException("no such encoding: " + encoding);
    };
  }

  /** Unlike {@code getBytes}, which makes a question mark of half a surrogate pair. */
  static byte[] utf8(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      ByteBuffer bytes =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .replaceWith(REPLACEMENT)
              .encode(CharBuffer.wrap(text));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Up to the first pair that is not hexadecimal. */
  private static byte[] fromHex(String text) {
    int end = 0;
    while (end + 1 < text.length() && isHex(text.charAt(end)) && isHex(text.charAt(end + 1))) {
      end += 2;
    }
    return HexFormat.of().parseHex(text, 0, end);
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /** Both alphabets; what belongs to neither is skipped, and padding ends it. */
  private static byte[] fromBase64(String text) {
    byte[] kept = new byte[text.length()];
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        break;
      } else if (c == '-' || c == '+') {
        kept[n++] = '+';
      } else if (c == '_' || c == '/') {
        kept[n++] = '/';
      } else if (c < 128 && Character.isLetterOrDigit(c)) {
        kept[n++] = (byte) c;
      }
    }
    if (n % 4 == 1) {
      n--; // six bits are no byte
    }
    return Base64.getDecoder().decode(Arrays.copyOf(kept, n));
  }

  private static byte[] lowBytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static byte[] utf16(String text) {
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    return bytes;
  }

  private static String fromUtf16(byte[] bytes) {
    char[] text = new char[bytes.length / 2];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ((bytes[2 * i] & 0xFF) | ((bytes[2 * i + 1] & 0xFF) << 8));
    }
    return new String(text);
  }

  private static String ascii(byte[] bytes) {
    byte[] seven = bytes.clone();
    for (int i = 0; i < seven.length; i++) {
      seven[i] &= 0x7F;
    }
    return new String(seven, StandardCharsets.US_ASCII);
  }
}
