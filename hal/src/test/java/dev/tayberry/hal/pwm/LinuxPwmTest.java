package dev.tayberry.hal.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.linux.Forbidden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told without a kernel: which chip it is, and where its pulses come out. */
class LinuxPwmTest {
  private static final Board BOARD = Boards.load("raspberrypi,5-model-b");
  private static final Line LINE = BOARD.line("GPIO18").orElseThrow();
  private static final PwmRequest.Hardware HARDWARE =
      PwmRequest.Hardware.of(BOARD, LINE).orElseThrow();

  @TempDir Path machine;
  private LinuxPwmChips chips;

  @BeforeEach
  void aMachine() throws IOException {
    chips = new LinuxPwmChips(machine.resolve("class"), machine.resolve("tree"));
    Files.createDirectories(chips.chips());
  }

  @Test
  void aChipIsFoundByItsDeviceWhateverItsNumber() throws IOException {
    chip("pwmchip0", "1f0009c000.pwm"); // the fan's
    chip("pwmchip6", "1f00098000.pwm");
    assertEquals(Optional.of(chips.chips().resolve("pwmchip6")), chips.find(HARDWARE.channel()));
    assertEquals(Optional.empty(), chips.find(new Controller.Channel("fe20c000.pwm", 0)));
  }

  @Test
  void aBusMayLeaveOutItsBase() throws IOException {
    chip("pwmchip1", "98000.pwm");
    assertTrue(chips.find(HARDWARE.channel()).isPresent());
  }

  @Test
  void anOverlayThatLeadsToAnotherLineIsNone() throws IOException {
    assertTrue(chips.leadsTo(LINE), "where there is no device tree");
    leadTo(12);
    assertFalse(chips.leadsTo(LINE));
    leadTo(12, 18);
    assertTrue(chips.leadsTo(LINE));
  }

  @Test
  void hardwareThatIsNotEnabledIsRefusedWithTheLineToAdd() throws IOException {
    var pwm = new LinuxPwm(gpio(), chips);
    String message =
        "pwm: test:pwm wants PWM2 on GPIO18, which is not enabled; add"
            + " dtoverlay=pwm,pin=18,func=2 to /boot/firmware/config.txt, then reboot";
    var error = assertThrows(HalException.class, () -> open(pwm, PwmKind.HARDWARE));
    assertEquals(message, error.getMessage());
    assertEquals("ENODEV", error.code());
    chip("pwmchip0", "1f00098000.pwm");
    leadTo(12);
    assertEquals(
        message, assertThrows(HalException.class, () -> open(pwm, PwmKind.HARDWARE)).getMessage());
  }

  @Test
  void aChipWithoutTheRightToItTellsTheRuleOfUdevToWrite() throws IOException {
    Path chip = chip("pwmchip0", "1f00098000.pwm");
    Files.createSymbolicLink(chip.resolve("export"), Forbidden.file());
    var error =
        assertThrows(HalException.class, () -> open(new LinuxPwm(gpio(), chips), PwmKind.HARDWARE));
    assertEquals("EACCES", error.code());
    assertEquals(
        "pwm: test:pwm may not use %s; put this line into /etc/udev/rules.d/60-tayberry.rules, join"
                .formatted(chips.chips().resolve("pwmchip0"))
            + " the group gpio and reboot: "
            + LinuxPwmProbe.RULE.line(),
        error.getMessage());
    assertTrue(LinuxPwmProbe.RULE.line().startsWith("SUBSYSTEM==\"pwm\""));
    Files.delete(chip.resolve("export"));
  }

  @Test
  void autoTakesSoftwareWhereHardwareIsNotEnabled() {
    var pwm = new LinuxPwm(gpio(), chips);
    try (var out = open(pwm, PwmKind.AUTO)) {
      assertEquals(PwmKind.SOFTWARE, out.kind());
      assertEquals(Optional.of("test:pwm"), pwm.holder(LINE));
    }
    assertEquals(Optional.empty(), pwm.holder(LINE));
  }

  @Test
  void aThreadOfItsOwnEndsWithTheLastLine() throws InterruptedException {
    var out = open(new LinuxPwm(gpio(), chips), PwmKind.SOFTWARE);
    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("tayberry-pwm"))
            .findFirst()
            .orElseThrow();
    out.close();
    thread.join(10_000);
    assertFalse(thread.isAlive());
  }

  /** Steady, so that the thread does not touch what lives on this one. */
  private static OpenPwm open(LinuxPwm pwm, PwmKind kind) {
    return pwm.open(
        new PwmRequest("test:pwm", LINE, kind, HARDWARE, PwmSignal.of(100, 0), false, null, false),
        error -> {});
  }

  private static SimulatedGpio gpio() {
    return new SimulatedGpio(new SimulatedBoard(new ManualClock(), BOARD, 1));
  }

  private Path chip(String name, String device) throws IOException {
    Path chip = Files.createDirectories(machine.resolve("devices").resolve(device).resolve(name));
    Files.createSymbolicLink(chip.resolve("device"), chip.getParent());
    Files.createSymbolicLink(chips.chips().resolve(name), chip);
    return chip;
  }

  private void leadTo(int... lines) throws IOException {
    Path pins = Files.createDirectories(chips.deviceTree().resolve("axi/rp1/gpio@d0000/pwm_pins"));
    var bytes = ByteBuffer.allocate(lines.length * Integer.BYTES);
    for (int line : lines) {
      bytes.putInt(line);
    }
    Files.write(pins.resolve("brcm,pins"), bytes.array());
    Path symbols = Files.createDirectories(chips.deviceTree().resolve("__symbols__"));
    Files.writeString(symbols.resolve("gpio"), "/axi/rp1/gpio@d0000\0");
  }
}
