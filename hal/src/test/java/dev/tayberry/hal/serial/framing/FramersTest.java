package dev.tayberry.hal.serial.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.hal.HalException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FramersTest {
  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void cutsAtADelimiterAlsoWhereItComesInPieces() {
    var lines = new Frames(Map.of("type", "delimiter", "delimiter", List.of(13, 10)));
    lines.feed(text("ab\r")).feed(text("\ncd\r\r\n\r\n")).feed(text("e"));
    assertEquals(List.of("61 62", "63 64 0D"), lines.frames);
    lines.silence();
    assertEquals(List.of("TRUNCATED 65"), lines.garbage);
  }

  @Test
  void keepsTheDelimiterWhereAsked() {
    var lines = new Frames(Map.of("type", "delimiter", "keep", true));
    lines.feed(text("a\n\n"));
    assertEquals(List.of("61 0A", "0A"), lines.frames);
  }

  @Test
  void aLineTooLongIsGarbageAndHoldsNoMemory() {
    var lines = new Frames(Map.of("type", "delimiter", "max", 3));
    lines.feed(text("abc\nabcd\n")).feed(text("abcdef")).feed(text("g\nok\n"));
    assertEquals(List.of("61 62 63", "67", "6F 6B"), lines.frames);
    assertEquals(List.of("TRUNCATED 61 62 63 64 0A", "TRUNCATED 61 62 63 64 65 66"), lines.garbage);
  }

  @Test
  void cutsPacketsOfOneLengthAndFindsBackAfterASilence() {
    var packets = new Frames(Map.of("type", "regular", "length", 4, "gap", 7));
    packets.feed("01 01 00 FC 01 01").after(3).feed("00 FD");
    packets.after(14).feed("01 01").after(14).feed("01 01 00 FE");
    assertEquals(List.of("01 01 00 FC", "01 01 00 FD", "01 01 00 FE"), packets.frames);
    assertEquals(List.of("TRUNCATED 01 01"), packets.garbage);
  }

  @Test
  void silenceAloneCanEndAPacket() {
    var packets = new Frames(Map.of("type", "regular", "gap", 4));
    packets.feed("01 03").after(3).feed("00").after(4).feed("02").silence();
    assertEquals(List.of("01 03 00", "02"), packets.frames);
  }

  @Test
  void theTimeAChunkTookIsNotSilence() {
    var framer = Framing.of(Map.of("type", "regular", "length", 4, "gap", 2), 1_000_000);
    var seen = new Frames(Map.of("type", "regular", "gap", 1));
    framer.accept(new byte[] {1, 1}, 10_000_000, seen);
    framer.accept(new byte[] {2, 2}, 12_000_000, seen);
    assertEquals(List.of("01 01 02 02"), seen.frames);
  }

  @Test
  void checksumsAgreeWithTheirPublishedCheckValues() {
    assertEquals(0x4B37, Checksum.CRC16MODBUS.of(text("123456789")));
    assertEquals(0xDD, Checksum.SUM8.of(text("123456789")));
    assertEquals(0x31, Checksum.XOR8.of(text("123456789")));
  }

  @Test
  void aWrongOptionNamesItsKeyAndWhatIsAllowed() {
    assertWrong(
        Map.of("type", "lenght"),
        "serial: framing.type must be one of delimiter, length, regular, got \"lenght\"");
    assertWrong(
        Map.of("type", "delimiter", "delimeter", "x"),
        "serial: framing.delimeter is not an option; there are type, delimiter, keep, max");
    assertWrong(
        Map.of("type", "length", "lengthAt", 1, "start", List.of(256)),
        "serial: framing.start[0] must be a byte from 0 to 255, got 256");
    assertWrong(
        Map.of("type", "length", "lengthAt", 1, "checksum", Map.of("type", "sum9")),
        "serial: framing.checksum.type must be one of sum8, xor8, crc16modbus, got \"sum9\"");
    assertWrong(
        Map.of("type", "length", "lengthAt", 1, "end", List.of(1), "max", 2),
        "serial: framing.max must be from 3 to 65536, got 2");
    assertWrong(
        Map.of("type", "regular"),
        "serial: framing of type regular needs a length (bytes), a gap (ms) or both");
  }

  private static void assertWrong(Map<String, Object> framing, String message) {
    var error = assertThrows(HalException.class, () -> Framing.of(framing, 0));
    assertEquals(message, error.getMessage());
  }
}
