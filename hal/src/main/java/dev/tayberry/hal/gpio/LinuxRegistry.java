package dev.tayberry.hal.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import dev.tayberry.board.Line;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open lines as Pi4J knows them: each is created by a context of our own, with our own providers,
 * and registered there until it is closed. The context is made with the first line.
 */
final class LinuxRegistry {
  /** A line of a request that is open. */
  record Place(OpenLines lines, int index) {}

  private final Map<String, Place> opening = new ConcurrentHashMap<>();
  private @Nullable Context context;

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
    var context = context();
    String id = id(settings.line());
    opening.put(id, place);
    try {
      return switch (settings) {
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
      };
    } finally {
      opening.remove(id);
    }
  }

  void remove(Line line) {
    context().registry().remove(id(line));
  }

  synchronized Context context() {
    if (context == null) {
      context =
          Pi4J.newContextBuilder()
              .noAutoDetect()
              .noAutoInject()
              .disableShutdownHook()
              .add(new Inputs(opening), new Outputs(opening))
              .build();
    }
    return context;
  }

  private static final class Inputs extends DigitalInputProviderBase {
    static final String ID = "tayberry-digital-input";

    private final Map<String, Place> opening;

    Inputs(Map<String, Place> opening) {
      super(ID, "Tayberry digital input");
      this.opening = opening;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      var place = Objects.requireNonNull(opening.get(config.id()), "opened by Tayberry alone");
      var input = new RegisteredInput(this, config, place);
      context().registry().add(input);
      return input;
    }
  }

  private static final class Outputs extends DigitalOutputProviderBase {
    static final String ID = "tayberry-digital-output";

    private final Map<String, Place> opening;

    Outputs(Map<String, Place> opening) {
      super(ID, "Tayberry digital output");
      this.opening = opening;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      var place = Objects.requireNonNull(opening.get(config.id()), "opened by Tayberry alone");
      var output = new RegisteredOutput(this, config, place);
      context().registry().add(output);
      return output;
    }
  }
}
