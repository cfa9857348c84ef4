package dev.tayberry.hal.gpio;

import dev.tayberry.hal.HalException;
import java.util.List;

/** The open lines of one request on the simulated board. */
final class SimulatedLines implements OpenLines {
  private final SimulatedGpio gpio;
  private LineRequest request;
  private final List<SimulatedLine> lines;
  private final LineListener listener;
  private long sequence;
  private boolean closed;

  /** The lines must be free; when this returns they are open and their levels have settled. */
  SimulatedLines(
      SimulatedGpio gpio, LineRequest request, List<SimulatedLine> lines, LineListener listener) {
    this.gpio = gpio;
    this.request = request;
    this.lines = lines;
    this.listener = listener;
    for (int i = 0; i < lines.size(); i++) {
      configure(lines.get(i), request.lines().get(i));
    }
    gpio.settle(lines);
    // Only now: what the request itself did to the levels is no edge.
    detect();
  }

  private void detect() {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.input == null && request.lines().get(i) instanceof LineSettings.Input input) {
        line.input = detect(i, input);
      }
    }
  }

  @Override
  public void reconfigure(List<LineSettings> settings) {
    checkOpen();
    var before = request.lines();
    request = request.with(settings);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.input != null && !detectsAlike(before.get(i), settings.get(i))) {
        line.input.stop();
        line.input = null;
      }
      configure(line, settings.get(i));
    }
    gpio.settle(lines);
    detect();
  }

  /** Then edges go on being counted, also one that the other pull makes: it is a real one. */
  private static boolean detectsAlike(LineSettings before, LineSettings after) {
    return before instanceof LineSettings.Input was
        && after instanceof LineSettings.Input now
        && was.edges() == now.edges()
        && was.debounce().equals(now.debounce())
        && was.activeLow() == now.activeLow();
  }

  private void configure(SimulatedLine line, LineSettings settings) {
    line.holder = request.consumer();
    switch (settings) {
      case LineSettings.Input input -> {
        line.output = null;
        line.pull = input.pull();
      }
      case LineSettings.Output output -> {
        line.drive = output.drive();
        line.pull = output.pull();
        line.output = physical(output, output.initial());
      }
    }
  }

  private SimulatedInput detect(int index, LineSettings.Input settings) {
    return new SimulatedInput(
        lines.get(index),
        settings,
        gpio.clock(),
        (level, timestamp) -> {
          if (!closed) {
            listener.edge(new LineEvent(index, level, timestamp, ++sequence));
          }
        });
  }

  @Override
  public long read() {
    checkOpen();
    long levels = 0;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      int level =
          line.input == null ? physical(request.lines().get(i), line.level) : line.input.read();
      levels |= (long) level << i;
    }
    return levels;
  }

  @Override
  public void write(long mask, long levels) {
    checkOpen();
    for (int i = 0; i < lines.size(); i++) {
      if ((mask >> i & 1) == 0) {
        continue;
      }
      if (!(request.lines().get(i) instanceof LineSettings.Output output)) {
        throw new HalException(
            "EPERM",
            "gpio: %s is an input; open it as an output to write to it"
                .formatted(lines.get(i).line.name()));
      }
      lines.get(i).output = physical(output, (int) (levels >> i & 1));
    }
    gpio.settle(lines);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.input != null) {
        line.input.stop();
      }
      line.input = null;
      line.holder = null;
      line.pull = Pull.AS_IS;
      line.drive = Drive.PUSH_PULL;
      line.output = null;
      if (request.lines().get(i) instanceof LineSettings.Output output && output.safe() != null) {
        line.drive = output.drive();
        line.output = physical(output, output.safe());
      }
    }
    gpio.settle(lines);
  }

  private void checkOpen() {
    if (closed) {
      throw new HalException(
          "EBADF", "gpio: %s is closed; open it again".formatted(request.consumer()));
    }
  }

  /** Turns a logical level into the physical one, and back. */
  private static int physical(LineSettings settings, int level) {
    return settings.activeLow() ? 1 - level : level;
  }
}
