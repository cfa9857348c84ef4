package dev.tayberry.hal.pwm;

import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The PWM chips of this machine, found by the device they belong to: their numbers move from kernel
 * to kernel (a Raspberry Pi 5's header was pwmchip2, and is pwmchip0 since Linux 6.12).
 *
 * @param chips {@code /sys/class/pwm}
 * @param deviceTree {@code /proc/device-tree}, which need not be there
 */
record LinuxPwmChips(Path chips, Path deviceTree) {
  /** For tests on machines whose chip is none of a board's: the name of its device. */
  static final String DEVICE = "tayberry.pwm.device";

  /** The chip's folder; empty where the kernel has no such chip, so it is not enabled. */
  Optional<Path> find(Controller.Channel channel) {
    String wanted = System.getProperty(DEVICE, channel.device());
    try (var all = Files.newDirectoryStream(chips, "pwmchip*")) {
      for (Path chip : all) {
        String device = String.valueOf(chip.resolve("device").toRealPath().getFileName());
        // A bus may leave out its own base: 98000.pwm for 1f00098000.pwm.
        if (wanted.equals(device) || (device.endsWith(".pwm") && wanted.endsWith(device))) {
          return Optional.of(chip);
        }
      }
    } catch (IOException e) {
      return Optional.empty(); // no PWM at all
    }
    return Optional.empty();
  }

  /**
   * Whether the overlay leads PWM to this line: an output is there as soon as it leads to any line,
   * and its pulses would come out at another pin. Where the device tree does not say, it is
   * believed.
   */
  boolean leadsTo(Line line) {
    try {
      String gpio =
          Files.readString(deviceTree.resolve("__symbols__/gpio"), StandardCharsets.UTF_8);
      Path pins =
          deviceTree.resolve(gpio.replace("\0", "").substring(1)).resolve("pwm_pins/brcm,pins");
      ByteBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(pins));
      while (numbers.remaining() >= Integer.BYTES) {
        if (numbers.getInt() == line.offset()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
