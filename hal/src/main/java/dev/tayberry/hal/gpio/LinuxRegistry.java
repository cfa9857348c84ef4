package dev.tayberry.hal.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import dev.tayberry.board.Line;
import dev.tayberry.hal.linux.Pi4jRegistry;
import java.util.function.Function;

/** Open lines as Pi4J knows them. */
final class LinuxRegistry {
  /** A line of a request that is open. */
  record Place(OpenLines lines, int index) {}

  private final Pi4jRegistry<Place> registry =
      new Pi4jRegistry<>(
          (builder, opening) -> builder.add(new Inputs(opening), new Outputs(opening)));

  /** What was opened, registered; told hears what happens to it before the listener does. */
  OpenLines add(
      LineRequest request, LineListener listener, Function<LineListener, OpenLines> open) {
    var lines = new RegisteredLines(this, request, listener);
    lines.open(open);
    return lines;
  }

  /** What Pi4J calls the line. */
  static String id(Line line) {
    return line.chip() + ":" + line.name();
  }

  RegisteredLines.Told create(LineSettings settings, String consumer, Place place) {
    String id = id(settings.line());
    return registry.add(
        id,
        place,
        context ->
            switch (settings) {
              case LineSettings.Input input ->
                  (RegisteredLines.Told)
                      context.create(
                          DigitalInput.newConfigBuilder(context)
                              .id(id)
                              .name(consumer)
                              .bcm(input.line().offset())
                              .provider(Inputs.ID)
                              .build());
              case LineSettings.Output output ->
                  (RegisteredLines.Told)
                      context.create(
                          DigitalOutput.newConfigBuilder(context)
                              .id(id)
                              .name(consumer)
                              .bcm(output.line().offset())
                              .provider(Outputs.ID)
                              .build());
            });
  }

  void remove(Line line) {
    registry.remove(id(line));
  }

  private static final class Inputs extends DigitalInputProviderBase {
    static final String ID = "tayberry-digital-input";

    private final Pi4jRegistry<Place> registry;

    Inputs(Pi4jRegistry<Place> registry) {
      super(ID, "Tayberry digital input");
      this.registry = registry;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      var input = new RegisteredInput(this, config, registry.opening(config.id()).orElseThrow());
      context().registry().add(input);
      return input;
    }
  }

  private static final class Outputs extends DigitalOutputProviderBase {
    static final String ID = "tayberry-digital-output";

    private final Pi4jRegistry<Place> registry;

    Outputs(Pi4jRegistry<Place> registry) {
      super(ID, "Tayberry digital output");
      this.registry = registry;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      var output = new RegisteredOutput(this, config, registry.opening(config.id()).orElseThrow());
      context().registry().add(output);
      return output;
    }
  }
}
