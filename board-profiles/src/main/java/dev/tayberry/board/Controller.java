package dev.tayberry.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A UART, bus or PWM output of the chip, which takes lines away from GPIO while it is enabled.
 *
 * @param name as apps' manifests say it: {@code UART2}
 * @param device its device file, or null where there is none (simulated) or it moves (PWM)
 * @param channel where the kernel has a PWM output, else null
 * @param routes the sets of lines it can come out on; the first is the usual one
 * @param note what to know before using it: Bluetooth, no parity, a console
 */
public record Controller(
    String name,
    Kind kind,
    @Nullable String device,
    @Nullable Channel channel,
    List<Route> routes,
    @Nullable String note) {

  public Controller {
    routes = List.copyOf(routes);
  }

  /** What a controller speaks. */
  public enum Kind {
    UART,
    I2C,
    SPI,
    PWM
  }

  /**
   * One output of a PWM chip.
   *
   * @param device the chip's, as sysfs names it: {@code fe20c000.pwm}; chip numbers move
   * @param number of the output on its chip, from 0 on
   */
  public record Channel(String device, int number) {}

  /**
   * One way out.
   *
   * @param lines signal to line: {@code tx} to {@code GPIO14}
   * @param enable the lines of config.txt that switch it on; none where it always is
   */
  public record Route(Map<String, String> lines, List<String> enable) {
    public Route {
      lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
      enable = List.copyOf(enable);
    }
  }
}
