package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pi4j.io.spi.Spi;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.linux.DeviceHolder;
import dev.tayberry.hal.linux.Forbidden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the Linux backend needs no device: who has it, and what Pi4J knows of it. */
class LinuxSpiTest {
  private static final Board BOARD = Boards.load("simulated");
  private static final SpiSettings USUAL = new SpiSettings(0, 1_000_000, 8, false, false);

  @TempDir Path folder;

  private Path device() throws IOException {
    return Files.createFile(folder.toRealPath().resolve("spidev0.0"));
  }

  private static HalException refused(Path device) {
    var wanted = new LinuxSpi.Wanted("SPI0 chip 0", device.toString(), USUAL, "test:adc", "");
    return assertThrows(HalException.class, () -> LinuxSpi.open(wanted, () -> {}));
  }

  @Test
  void aChipThatAnotherProgramHasIsRefusedNamingIt() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "flock is missing");
    Path device = device();
    // It ends when its input does.
    var other =
        new ProcessBuilder("/usr/bin/flock", device.toString(), "sh", "-c", "echo locked; cat")
            .start();
    try (var said = other.inputReader()) {
      assertEquals("locked", said.readLine());
      var error = refused(device);
      assertEquals("EBUSY", error.code());
      assertTrue(
          error
              .getMessage()
              .matches(
                  "spi: SPI0 chip 0 is already open by process \\d+ \\(\\w+\\); close it first, or share what is open"),
          error.getMessage());
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
    // Free again: now it is the file that is no SPI device.
    assertEquals("ENOTTY", refused(device).code());
    assertNull(DeviceHolder.of(device), "left open");
  }

  @Test
  void anOpenChipIsRegisteredUntilItIsClosed() {
    var simulated = new SimulatedSpi(new SimulatedBoard(new ManualClock(), BOARD, 1));
    simulated.socket("SPI0", 1).attach(bytes -> bytes);
    var request = new ChipRequest(BOARD, "SPI0", 1, USUAL, "test:adc");
    var registry = new LinuxSpiRegistry();
    var chip =
        registry.add(
            request, "/dev/spidev0.1", closed -> new Told(simulated.open(request), closed));
    assertEquals(Set.of("SPI0 chip 1"), registry.context().registry().all().keySet());
    Spi known = registry.context().registry().get("SPI0 chip 1");
    byte[] back = new byte[2];
    known.transfer(new byte[] {1, 2}, 0, back, 0, 2);
    assertEquals(2, back[1]);
    chip.close();
    assertEquals(Set.of(), registry.context().registry().all().keySet());
  }

  /** Tells, as the real one does, when it is closed. */
  private record Told(OpenChip chip, Runnable closed) implements OpenChip {
    @Override
    public List<byte[]> transfer(List<byte[]> parts) {
      return chip.transfer(parts);
    }

    @Override
    public void close() {
      chip.close();
      closed.run();
    }
  }

  @Test
  void aChipWithoutTheRightToItNamesTheGroupToJoin() {
    var error = refused(Forbidden.file());
    assertEquals("EACCES", error.code());
    assertEquals(
        "spi: no right to open SPI0 chip 0 (%s); add the user to its group: sudo usermod -aG spi %s"
            .formatted(Forbidden.file(), System.getProperty("user.name")),
        error.getMessage());
    assertEquals("EACCES", refused(Forbidden.file()).code(), "it was not taken by the refusal");
  }
}
