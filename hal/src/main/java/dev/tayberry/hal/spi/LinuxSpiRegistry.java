package dev.tayberry.hal.spi;

import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiMode;
import dev.tayberry.hal.linux.Pi4jRegistry;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Open chips as Pi4J knows them. */
final class LinuxSpiRegistry {
  private static final Pattern DEVICE = Pattern.compile(".*spidev(\\d+)\\.(\\d+)");

  private final Pi4jRegistry<OpenChip> registry =
      new Pi4jRegistry<>(
          (builder, opening) ->
              builder.add(
                  new LinuxSpiProvider(
                      // The app closes it.
                      (config, settings) ->
                          new LinuxSpiProvider.Opened(
                              opening.opening(config.id()).orElseThrow(), () -> {}))));

  /** What was opened, which leaves the registry when it is closed. */
  OpenChip add(ChipRequest request, String device, Function<Runnable, OpenChip> open) {
    var numbers = DEVICE.matcher(device);
    if (!numbers.matches() || Integer.parseInt(numbers.group(1)) >= SpiBus.values().length) {
      return open.apply(() -> {}); // a bus that Pi4J has no name for
    }
    String id = request.chip();
    var chip = open.apply(() -> registry.remove(id));
    try {
      registry.add(
          id,
          chip,
          context ->
              context.create(
                  Spi.newConfigBuilder(context)
                      .id(id)
                      .name(request.owner())
                      .bus(SpiBus.getByNumber(Integer.parseInt(numbers.group(1))))
                      .channel(Integer.parseInt(numbers.group(2)))
                      .mode(SpiMode.getByNumber(request.settings().mode()))
                      .baud(request.settings().speed())
                      .provider(LinuxSpiProvider.ID)
                      .build()));
    } catch (RuntimeException e) {
      chip.close();
      throw e;
    }
    return chip;
  }

  Context context() {
    return registry.context();
  }
}
