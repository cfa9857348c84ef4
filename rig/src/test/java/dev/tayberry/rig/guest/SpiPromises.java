package dev.tayberry.rig.guest;

import com.pi4j.Pi4J;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.spi.ChipRequest;
import dev.tayberry.hal.spi.LinuxSpi;
import dev.tayberry.hal.spi.LinuxSpiProvider;
import dev.tayberry.hal.spi.SpiChecks;
import dev.tayberry.hal.spi.SpiSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The promises of SPI, on the loop-back of rig_sim. */
final class SpiPromises {
  private static final int CS_HIGH = 4; // of linux/spi/spi.h
  private static final int LSB_FIRST = 8;
  private static final ChipRequest CHIP =
      new ChipRequest(
          Boards.load("raspberrypi,4-model-b"),
          "SPI0",
          0,
          new SpiSettings(0, 1_000_000, 8, false, false),
          "checks");

  private SpiPromises() {}

  static List<Check> all() {
    List<Check> all = new ArrayList<>(new SpiChecks(new LinuxSpi(), CHIP).all());
    all.add(new Check("a program of Pi4J's talks to the chip", SpiPromises::talksThroughPi4j));
    all.add(new Check("another program's chip is refused", SpiPromises::refusesOtherPrograms));
    all.add(new Check("a long transaction keeps its chip selected", SpiPromises::keepsSelected));
    all.add(new Check("a transaction that breaks off lets its chip go", SpiPromises::letsGo));
    all.add(new Check("the controller is told how", SpiPromises::tellsController));
    all.add(new Check("a chip whose driver was unbound says so", SpiPromises::tellsOfUnbinding));
    return all;
  }

  private static void tellsController() throws Exception {
    for (int mode = 0; mode <= 3; mode++) {
      told(new SpiSettings(mode, 500_000 + mode, 8, false, false), mode);
    }
    told(new SpiSettings(0, 1_000_000, 16, false, false), 0);
    told(new SpiSettings(1, 1_000_000, 8, true, true), 1 | CS_HIGH | LSB_FIRST);
  }

  private static void told(SpiSettings settings, int mode) throws Exception {
    for (int select = 0; select <= 1; select++) {
      var request = new ChipRequest(CHIP.board(), CHIP.bus(), select, settings, CHIP.owner());
      try (var chip = new LinuxSpi().open(request)) {
        chip.transfer(List.of(new byte[4]));
        Check.same("chip select", select, RigSim.get("spi_chip"));
        Check.same("mode of " + settings, mode, RigSim.get("spi_mode"));
        Check.same("speed of " + settings, settings.speed(), RigSim.get("spi_hz"));
        Check.same("bits of " + settings, settings.bitsPerWord(), RigSim.get("spi_bits"));
      }
    }
  }

  private static void tellsOfUnbinding() throws Exception {
    String driver = "/sys/bus/spi/drivers/spidev/";
    try {
      try (var chip = new LinuxSpi().open(CHIP)) {
        AsRoot.run("echo spi0.0 >" + driver + "unbind");
        Check.refused("a transfer", "ENODEV", () -> chip.transfer(List.of(new byte[1])));
      }
      Check.refused("to open it", "ENOENT", () -> new LinuxSpi().open(CHIP));
    } finally {
      AsRoot.run("echo spi0.0 >" + driver + "bind && udevadm settle");
    }
    new LinuxSpi().open(CHIP).close();
  }

  private static void keepsSelected() throws Exception {
    try (var chip = new LinuxSpi().open(CHIP)) {
      RigSim.set("spi_selects", 0);
      chip.transfer(List.of(new byte[10_000])); // three messages, since the kernel takes 4096 bytes
      Check.same("times that a long transfer selects", 1, RigSim.get("spi_selects"));
      Check.same("selected afterwards", 0, RigSim.get("spi_selected"));
      chip.transfer(List.of(new byte[3], new byte[5000], new byte[3]));
      Check.same("times, with parts", 2, RigSim.get("spi_selects"));
      chip.transfer(List.of(new byte[3]));
      chip.transfer(List.of(new byte[3]));
      Check.same("times, with two short ones", 4, RigSim.get("spi_selects"));
      Check.same("selected in the end", 0, RigSim.get("spi_selected"));
    }
  }

  private static void letsGo() throws Exception {
    try (var chip = new LinuxSpi().open(CHIP)) {
      RigSim.set("spi_fail_after", 2);
      Check.refused("the second message", "EIO", () -> chip.transfer(List.of(new byte[10_000])));
      Check.same("selected afterwards", 0, RigSim.get("spi_selected"));
      chip.transfer(List.of(new byte[10_000]));
    }
  }

  private static void talksThroughPi4j() throws Exception {
    var context = Pi4J.newContextBuilder().noAutoDetect().add(new LinuxSpiProvider()).build();
    try {
      var chip = context.create(Spi.newConfigBuilder(context).bus(SpiBus.BUS_0).channel(0));
      byte[] back = new byte[4];
      chip.transfer(new byte[] {1, 2, 3, 4}, 0, back, 0, 4);
      Check.that("what was sent", Arrays.equals(new byte[] {1, 2, 3, 4}, back));
      Check.refused("the same chip for hal:spi", "EBUSY", () -> new LinuxSpi().open(CHIP));
    } finally {
      context.shutdown();
    }
    new LinuxSpi().open(CHIP).close();
  }

  private static void refusesOtherPrograms() throws Exception {
    var other =
        new ProcessBuilder("flock", "/dev/spidev0.0", "sh", "-c", "echo locked; cat").start();
    try (var said = other.inputReader()) {
      Check.same("the other program", "locked", said.readLine());
      var error = Check.refused("its chip", "EBUSY", () -> new LinuxSpi().open(CHIP));
      Check.that("it is named: " + error, error.toString().contains("process " + other.pid()));
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
    new LinuxSpi().open(CHIP).close();
  }
}
