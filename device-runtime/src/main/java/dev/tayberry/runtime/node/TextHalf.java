package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TextEncoder and TextDecoder. */
final class TextHalf {
  // The Encoding Standard's labels where Java has other names for them.
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("unicode-1-1-utf-8", "utf-8"),
          Map.entry("unicode11utf8", "utf-8"),
          Map.entry("unicode20utf8", "utf-8"),
          Map.entry("x-unicode20utf8", "utf-8"),
          Map.entry("utf8", "utf-8"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso88591", "windows-1252"),
          Map.entry("l1", "windows-1252"),
          Map.entry("cp1252", "windows-1252"),
          Map.entry("x-cp1252", "windows-1252"),
          Map.entry("utf-16", "utf-16le"),
          Map.entry("ucs-2", "utf-16le"),
          Map.entry("iso-10646-ucs-2", "utf-16le"),
          Map.entry("unicode", "utf-16le"),
          Map.entry("unicodefeff", "utf-16be"),
          Map.entry("csunicode", "utf-16le"));

  @Exported
  public byte[] encode(String text) {
    return Encodings.utf8(text);
  }

  /** The standard's name for a label, null if there is no such encoding. */
  @Exported
  public @Nullable String nameOf(String label) {
    String trimmed = label.strip().toLowerCase(Locale.ROOT);
    String name = LABELS.getOrDefault(trimmed, trimmed);
    try {
      return Charset.isSupported(name) ? name : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  @Exported
  public TextDecoding decoding(String name, boolean fatal, boolean ignoreBom) {
    return new TextDecoding(Charset.forName(name), fatal, ignoreBom);
  }
}
