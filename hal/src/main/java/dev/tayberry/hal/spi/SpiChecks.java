package dev.tayberry.hal.spi;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.hal.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What every {@link Spi} promises, tried on a chip select where MOSI is wired to MISO. */
public final class SpiChecks {
  private static final SpiSettings USUAL = new SpiSettings(0, 1_000_000, 8, false, false);

  private final Spi spi;
  private final ChipRequest request;

  /**
   * Checks for a backend.
   *
   * @param request the settings in it are not used
   */
  public SpiChecks(Spi spi, ChipRequest request) {
    this.spi = spi;
    this.request = request;
  }

  public List<Check> all() {
    return List.of(
        new Check("what is sent comes back", this::comesBack),
        new Check("what was sent is left as it was", this::leavesWhatWasSent),
        new Check("several parts come back one by one", this::bringsParts),
        new Check("more than the kernel's buffer comes back whole", this::bringsLong),
        new Check("long and short parts come back in order", this::bringsMixed),
        new Check("every mode opens", this::opensInEveryMode),
        new Check("the low bit first comes back as well", this::turnsBits),
        new Check("nothing may be sent", this::sendsNothing),
        new Check("too much is refused", this::refusesTooMuch),
        new Check("half a word is refused", this::refusesHalfWords),
        new Check("a taken chip is refused, naming its holder", this::refusesTakenChips),
        new Check("a bus or chip the board lacks is refused", this::refusesUnknown),
        new Check("close may be called twice, use is refused then", this::closesOnce));
  }

  private void comesBack() {
    try (var chip = open(USUAL)) {
      back(chip, bytes(1));
      back(chip, bytes(64));
    }
  }

  private void leavesWhatWasSent() {
    try (var chip = open(USUAL)) {
      byte[] sent = bytes(16);
      byte[] copy = sent.clone();
      chip.transfer(List.of(sent)).getFirst()[0] ^= 1;
      that("untouched", Arrays.equals(copy, sent));
    }
  }

  private void bringsParts() {
    try (var chip = open(USUAL)) {
      back(chip, bytes(3), bytes(1), bytes(200), bytes(0), bytes(7));
    }
  }

  private void bringsLong() {
    try (var chip = open(USUAL)) {
      back(chip, bytes(4096));
      back(chip, bytes(4097));
      back(chip, bytes(100_000));
    }
  }

  private void bringsMixed() {
    try (var chip = open(USUAL)) {
      back(chip, bytes(4), bytes(5000), bytes(1), bytes(9000), bytes(4));
    }
  }

  private void opensInEveryMode() {
    for (int mode = 0; mode <= 3; mode++) {
      try (var chip = open(new SpiSettings(mode, 500_000, 8, false, false))) {
        back(chip, bytes(8));
      }
    }
  }

  private void turnsBits() {
    try (var chip = open(new SpiSettings(0, 500_000, 8, true, false))) {
      back(chip, bytes(8));
    }
  }

  private void sendsNothing() {
    try (var chip = open(USUAL)) {
      back(chip, bytes(0));
    }
  }

  private void refusesTooMuch() throws Exception {
    try (var chip = open(USUAL)) {
      refused("no part", "ERR_OUT_OF_RANGE", () -> chip.transfer(List.of()));
      byte[] most = new byte[OpenChip.MOST_BYTES];
      refused("too much", "ERR_OUT_OF_RANGE", () -> chip.transfer(List.of(most, bytes(1))));
    }
  }

  private void refusesHalfWords() throws Exception {
    try (var chip = open(new SpiSettings(0, 500_000, 16, false, false))) {
      back(chip, bytes(4));
      refused("half a word", "ERR_OUT_OF_RANGE", () -> chip.transfer(List.of(bytes(3))));
    }
  }

  private void refusesTakenChips() throws Exception {
    try (var chip = open(USUAL)) {
      var error = refused("a second", "EBUSY", () -> open(USUAL));
      that("it names the holder: " + error, error.toString().contains(request.owner()));
      back(chip, bytes(4));
    }
    open(USUAL).close();
  }

  private void refusesUnknown() throws Exception {
    var board = request.board();
    refused("SPI99", "ENODEV", () -> spi.open(new ChipRequest(board, "SPI99", 0, USUAL, "checks")));
    refused(
        "chip 9",
        "ENODEV",
        () -> spi.open(new ChipRequest(board, request.bus(), 9, USUAL, "checks")));
  }

  private void closesOnce() throws Exception {
    var chip = open(USUAL);
    chip.close();
    chip.close();
    refused("a transfer", "EBADF", () -> chip.transfer(List.of(bytes(1))));
  }

  private OpenChip open(SpiSettings settings) {
    return spi.open(
        new ChipRequest(
            request.board(), request.bus(), request.chipSelect(), settings, request.owner()));
  }

  private static void back(OpenChip chip, byte[]... parts) {
    var back = chip.transfer(List.of(parts));
    same("parts", parts.length, back.size());
    for (int i = 0; i < parts.length; i++) {
      that("part " + i + " of " + parts[i].length, Arrays.equals(parts[i], back.get(i)));
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
