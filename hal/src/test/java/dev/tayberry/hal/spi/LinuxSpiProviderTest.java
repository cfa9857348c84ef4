package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiConfigBuilder;
import com.pi4j.io.spi.SpiMode;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program that knows Pi4J alone, with our provider; on the simulated board. */
class LinuxSpiProviderTest {
  private static final Board BOARD = Boards.load("simulated");

  private final SimulatedSpi spi =
      new SimulatedSpi(new SimulatedBoard(new ManualClock(), BOARD, 1));
  private final Context context =
      context(
          new LinuxSpiProvider(
              (config, settings) -> {
                String bus = "SPI" + config.bus().getBus();
                var request = new ChipRequest(BOARD, bus, config.channel(), settings, config.id());
                var chip = spi.open(request);
                return new LinuxSpiProvider.Opened(chip, chip::close);
              }));

  private static Context context(LinuxSpiProvider provider) {
    return Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().add(provider).build();
  }

  @AfterEach
  void theContextClosesWhatIsOpen() {
    context.shutdown();
    assertEquals(null, spi.socket("SPI0", 1).settings());
  }

  private SpiConfigBuilder config() {
    return Spi.newConfigBuilder(context).bus(SpiBus.BUS_0).channel(1);
  }

  @Test
  void whatIsSentComesBack() {
    spi.socket("SPI0", 1).attach(bytes -> bytes);
    var chip = context.create(config());
    byte[] into = new byte[4];
    assertEquals(2, chip.transfer(new byte[] {7, 8, 9}, 1, into, 2, 2));
    assertArrayEquals(new byte[] {0, 0, 8, 9}, into);
    assertEquals(3, chip.write(new byte[] {1, 2, 3}));
    assertEquals(0, chip.read());
  }

  @Test
  void theConfigurationSaysHow() {
    context.create(config().mode(SpiMode.MODE_3).baud(500_000).readLsbFirst(1).writeLsbFirst(1));
    assertEquals(new SpiSettings(3, 500_000, 8, true, false), spi.socket("SPI0", 1).settings());
  }

  @Test
  void bitsInAnotherOrderEachWayAreRefused() {
    var error = assertThrows(HalException.class, () -> context.create(config().writeLsbFirst(1)));
    assertEquals("EINVAL", error.code());
  }

  @Test
  void aTakenChipIsRefusedUntilItIsClosed() {
    var chip = context.create(config());
    assertThrows(HalException.class, () -> context.create(config()));
    chip.close();
    chip.close();
    context.create(config());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    var chip = context.create(config());
    assertThrows(IndexOutOfBoundsException.class, () -> chip.read(new byte[2], 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> chip.write(new byte[2], 1, 2));
  }

  @Test
  void aBusThatIsNotThereIsRefusedWithTheCure() {
    var real = context(new LinuxSpiProvider());
    var absent = Spi.newConfigBuilder(real).bus(SpiBus.BUS_6).channel(9).build();
    var error = assertThrows(HalException.class, () -> real.create(absent));
    assertEquals(
        "spi: bus 6 channel 9 (/dev/spidev6.9) is switched off; enable it in config.txt and reboot",
        error.getMessage());
    assertEquals("ENOENT", error.code());
    real.shutdown();
  }
}
