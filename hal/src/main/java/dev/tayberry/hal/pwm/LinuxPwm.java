package dev.tayberry.hal.pwm;

import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.LinuxGpio;
import dev.tayberry.hal.linux.LineClaims;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * PWM on Linux: the chip's outputs through {@code /sys/class/pwm}, and a thread that moves GPIO
 * lines where there are none. Any thread may call.
 */
public final class LinuxPwm implements Pwm {
  private final Gpio gpio;
  private final LinuxPwmChips chips;
  private final LinuxPwmRegistry registry = new LinuxPwmRegistry();
  private final Map<Controller.Channel, String> channels = new ConcurrentHashMap<>();

  /** This machine's. */
  public LinuxPwm() {
    this(new LinuxGpio());
  }

  /**
   * The same.
   *
   * @param gpio opens the lines of software pulses
   */
  public LinuxPwm(Gpio gpio) {
    this(gpio, new LinuxPwmChips(Path.of("/sys/class/pwm"), Path.of("/proc/device-tree")));
  }

  LinuxPwm(Gpio gpio, LinuxPwmChips chips) {
    this.gpio = gpio;
    this.chips = chips;
  }

  @Override
  public Optional<String> holder(Line line) {
    return gpio.holder(line);
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public OpenPwm open(PwmRequest request, Consumer<HalException> failed) {
    var hardware = request.hardware();
    if (request.kind() == PwmKind.SOFTWARE || hardware == null) {
      return software(request, failed);
    }
    var chip = chips.find(hardware.channel());
    if (chip.isPresent() && chips.leadsTo(request.line())) {
      return hardware(request, chip.get(), failed);
    }
    if (request.kind() == PwmKind.AUTO) {
      return software(request, failed);
    }
    throw new HalException(
        "ENODEV",
        "pwm: %s wants %s on %s, which is not enabled; %s"
            .formatted(
                request.consumer(),
                hardware.name(),
                request.line().name(),
                SoftwareLimits.hint(hardware)));
  }

  private OpenPwm software(PwmRequest request, Consumer<HalException> failed) {
    SoftwareLimits.check(request, request.signal());
    return registry.add(request, new LinuxPulses(gpio, request, failed), () -> {});
  }

  private OpenPwm hardware(PwmRequest request, Path chip, Consumer<HalException> failed) {
    var channel = Objects.requireNonNull(request.hardware()).channel();
    take(request, channel);
    try {
      var output = new LinuxPwmChannel(chip, request, failed);
      return registry.add(request, output, () -> release(request, channel));
    } catch (RuntimeException e) {
      release(request, channel);
      throw e;
    }
  }

  private void take(PwmRequest request, Controller.Channel channel) {
    Line line = request.line();
    gpio.holder(line)
        .or(() -> LineClaims.take(line.chip(), line.offset(), request.consumer()))
        .ifPresent(
            holder -> {
              throw taken(request, line.name(), holder);
            });
    String other = channels.putIfAbsent(channel, request.consumer());
    if (other != null) {
      LineClaims.release(line.chip(), line.offset());
      throw taken(request, "the PWM output of " + line.name(), other);
    }
  }

  private void release(PwmRequest request, Controller.Channel channel) {
    channels.remove(channel);
    LineClaims.release(request.line().chip(), request.line().offset());
  }

  private static HalException taken(PwmRequest request, String what, String holder) {
    return new HalException(
        "EBUSY",
        "pwm: %s wants %s, which %s holds; close it there first"
            .formatted(request.consumer(), what, holder));
  }
}
