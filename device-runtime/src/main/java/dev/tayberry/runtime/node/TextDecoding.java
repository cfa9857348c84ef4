package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One TextDecoder: keeps the bytes of a character that is not whole yet. */
final class TextDecoding {
  // Windows-1252 leaves five bytes free; the Encoding Standard has them mean themselves.
  private static final String FREE_IN_1252 = "\u0081\u008d\u008f\u0090\u009d";

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final boolean fatal;
  private final boolean ignoreBom;
  private byte[] kept = {};
  private boolean atStart = true;

  TextDecoding(Charset charset, boolean fatal, boolean ignoreBom) {
    this.charset = charset;
    this.fatal = fatal;
    this.ignoreBom = ignoreBom;
    var action = fatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
  }

  @Exported
  public String decode(byte[] bytes, boolean stream) {
    if (charset.name().equals("windows-1252")) {
      return decode1252(bytes);
    }
    byte[] all = Arrays.copyOf(kept, kept.length + bytes.length);
    System.arraycopy(bytes, 0, all, kept.length, bytes.length);
    kept = new byte[0];
    if (charset.equals(StandardCharsets.UTF_8) && !fatal) {
      return decodeUtf8(all, stream);
    }
    ByteBuffer in = ByteBuffer.wrap(all);
    CharBuffer out = CharBuffer.allocate((int) (all.length * decoder.maxCharsPerByte()) + 2);
    CoderResult result = decoder.decode(in, out, !stream);
    if (!result.isError() && !stream) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      reset();
      throw new HalException(
          "ERR_ENCODING_INVALID_ENCODED_DATA",
          "The encoded data was not valid for encoding " + charset.name().toLowerCase(Locale.ROOT));
    }
    kept = Arrays.copyOfRange(all, in.position(), all.length);
    String text = withoutBom(out.flip().toString());
    if (!stream) {
      reset();
    }
    return text;
  }

  private String decodeUtf8(byte[] all, boolean stream) {
    int end = stream ? all.length - Utf8.unfinished(all) : all.length;
    kept = Arrays.copyOfRange(all, end, all.length);
    String text = withoutBom(Utf8.decode(Arrays.copyOf(all, end)));
    if (!stream) {
      reset();
    }
    return text;
  }

  private String withoutBom(String text) {
    if (!atStart || text.isEmpty()) {
      return text;
    }
    atStart = false;
    return !ignoreBom && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
  }

  private void reset() {
    decoder.reset();
    kept = new byte[0];
    atStart = true;
  }

  private String decode1252(byte[] bytes) {
    StringBuilder text = new StringBuilder(new String(bytes, charset));
    for (int i = 0; i < bytes.length; i++) {
      char same = (char) (bytes[i] & 0xFF);
      if (FREE_IN_1252.indexOf(same) >= 0) {
        text.setCharAt(i, same);
      }
    }
    return text.toString();
  }
}
