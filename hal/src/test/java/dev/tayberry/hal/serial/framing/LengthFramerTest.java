package dev.tayberry.hal.serial.framing;

import static dev.tayberry.hal.serial.framing.Frames.JIECANG;
import static dev.tayberry.hal.serial.framing.Frames.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthFramerTest {
  private static final String HEIGHT_750 = "F2 F2 01 03 02 EE 07 FB 7E";
  private static final String UNIT_CM = "F2 F2 0E 01 00 0F 7E";
  private final Frames box = new Frames(JIECANG);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F2 F2 01 03 02 7E 07 8B 7E", // 638 mm: 7E in the payload
        "F2 F2 01 03 03 7E 07 8C 7E", // 894 mm
        "F2 F2 01 03 04 7E 07 8D 7E", // 1150 mm
        "F2 F2 1B 02 05 5C 7E 7E", // 1372 mm: 7E as the checksum
        "F2 F2 01 03 01 1B 0F 2F 7E", // 28.3 in
        "F2 F2 01 03 05 06 07 16 7E", // 1286 mm
        "F2 F2 04 00 04 7E", // no payload
        "F2 F2 05 02 FF FF 05 7E",
        "F2 F2 07 04 05 14 02 8A B0 7E",
        "F2 F2 07 04 04 EF 02 6C 6C 7E",
        "F2 F2 20 01 11 32 7E",
        "F2 F2 25 02 02 D0 F9 7E"
      })
  void takesEveryFrameByItsLengthAlsoByteByByte(String frame) {
    box.feed(frame);
    for (byte b : bytes(frame)) {
      box.feed(new byte[] {b});
    }
    assertEquals(List.of(frame, frame), box.frames);
    assertEquals(List.of(), box.garbage);
  }

  @Test
  void takesSeveralFramesFromOneChunk() {
    box.feed(HEIGHT_750 + UNIT_CM + HEIGHT_750);
    assertEquals(List.of(HEIGHT_750, UNIT_CM, HEIGHT_750), box.frames);
  }

  @Test
  void givesNoiseAsGarbageAndTheFrameBehindIt() {
    box.feed("00 FE 7E" + HEIGHT_750);
    assertEquals(List.of("NOISE 00 FE 7E"), box.garbage);
    assertEquals(List.of(HEIGHT_750), box.frames);
  }

  @Test
  void aStrayStartByteBeforeAFrameCostsOnlyItself() {
    box.feed("F2" + UNIT_CM).feed("F2 F2 F2" + HEIGHT_750);
    assertEquals(List.of(UNIT_CM, HEIGHT_750), box.frames);
    assertEquals(List.of("NOISE F2", "NOISE F2 F2 F2"), box.garbage);
  }

  @Test
  void aTruncatedFrameCostsNotTheNextOne() {
    box.feed("F2 F2 01 03 02" + HEIGHT_750);
    assertEquals(List.of(HEIGHT_750), box.frames);
    assertEquals(List.of("END F2 F2 01 03 02"), box.garbage);
  }

  @Test
  void aWrongChecksumIsSaidAndCostsNotTheNextOne() {
    box.feed("F2 F2 01 03 02 EE 07 FC 7E" + HEIGHT_750);
    assertEquals(List.of(HEIGHT_750), box.frames);
    assertEquals(List.of("CHECKSUM F2 F2 01 03 02 EE 07 FC 7E"), box.garbage);
  }

  @Test
  void aLengthOutOfRangeIsNotWaitedFor() {
    box.feed("F2 F2 01 11").feed(UNIT_CM);
    assertEquals(List.of(UNIT_CM), box.frames);
    assertEquals(List.of("LENGTH F2 F2 01 11"), box.garbage);
  }

  @Test
  void silenceAbandonsAHalfFrame() {
    var gap = new HashMap<String, Object>(JIECANG);
    gap.put("gap", 20);
    var slow = new Frames(gap);
    slow.feed("F2 F2 01 0C 00").after(19).feed("01").after(20).feed(HEIGHT_750);
    assertEquals(List.of(HEIGHT_750), slow.frames);
    assertEquals(List.of("TRUNCATED F2 F2 01 0C 00 01"), slow.garbage);
  }

  @Test
  void whatIsHeldWhenTheLineEndsIsGarbageButForAFrameInside() {
    box.feed("F2 F2 01 0C" + UNIT_CM);
    assertEquals(List.of(), box.frames);
    box.silence();
    assertEquals(List.of(UNIT_CM), box.frames);
    assertEquals(List.of("TRUNCATED F2 F2 01 0C"), box.garbage);
  }

  @Test
  void takesLoctekFramesWithTheirCrc() {
    var loctek =
        new Frames(
            Map.of(
                "type",
                "length",
                "start",
                List.of(0x9B),
                "lengthAt",
                1,
                "lengthAdds",
                2,
                "min",
                6,
                "max",
                14,
                "checksum",
                Map.of("type", "crc16modbus", "from", 1, "at", -3, "order", "big"),
                "end",
                List.of(0x9D)));
    var frames =
        List.of(
            "9B 06 02 00 00 6C A1 9D",
            "9B 06 02 01 00 FC A0 9D",
            "9B 05 02 00 A1 60 9D",
            "9B 04 11 7C C3 9D",
            "9B 07 12 07 86 3F 09 07 9D",
            "9B 07 12 6D 40 06 A7 B4 9D");
    loctek.feed("00 FE").feed(String.join("", frames));
    assertEquals(frames, loctek.frames);
    loctek.feed("9B 06 02 40 00 54 AC 9D");
    assertEquals(List.of("NOISE 00 FE", "CHECKSUM 9B 06 02 40 00 54 AC 9D"), loctek.garbage);
  }

  @Test
  void everyByteComesOutOnceAndNoGoodFrameIsLostInNoise() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var wire = new ByteArrayOutputStream();
      var sent = new ArrayList<String>();
      for (int i = 0; i < 20; i++) {
        byte[] noise = new byte[random.nextInt(6)];
        random.nextBytes(noise);
        // Noise that looks like a start is another test's; here it must not swallow a frame's own.
        for (int n = 0; n < noise.length; n++) {
          noise[n] = noise[n] == (byte) 0xF2 ? 0 : noise[n];
        }
        wire.writeBytes(noise);
        wire.writeBytes(bytes(i % 2 == 0 ? HEIGHT_750 : UNIT_CM));
        sent.add(i % 2 == 0 ? HEIGHT_750 : UNIT_CM);
      }
      var frames = new Frames(JIECANG);
      byte[] all = wire.toByteArray();
      for (int at = 0; at < all.length; ) {
        int end = Math.min(all.length, at + 1 + random.nextInt(12));
        frames.feed(java.util.Arrays.copyOfRange(all, at, end));
        at = end;
      }
      assertEquals(sent, frames.frames);
      int bytes =
          frames.frames.stream().mapToInt(f -> bytes(f).length).sum()
              + frames.garbage.stream()
                  .mapToInt(g -> bytes(g.substring(g.indexOf(' ') + 1)).length)
                  .sum();
      assertEquals(all.length, bytes);
    }
  }
}
