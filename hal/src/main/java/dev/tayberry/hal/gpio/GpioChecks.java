package dev.tayberry.hal.gpio;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link Gpio} promises, tried on two lines that a wire joins: one check drives the
 * first and looks at the second. Nothing else may be connected to them.
 */
public final class GpioChecks {
  static final Duration MOMENT = Duration.ofMillis(5);
  private static final Duration DEBOUNCE = Duration.ofMillis(200);

  /** Moments. */
  private static final int PATIENCE = 400;

  private final Gpio gpio;
  private final Line driven;
  private final Line seen;
  private final Consumer<Duration> pass;

  /**
   * Checks for a backend.
   *
   * @param pass lets time pass: sleeps on a real board, moves the clock of a simulated one
   */
  public GpioChecks(Gpio gpio, Line driven, Line seen, Consumer<Duration> pass) {
    this.gpio = gpio;
    this.driven = driven;
    this.seen = seen;
    this.pass = pass;
  }

  public List<Check> all() {
    List<Check> all = new ArrayList<>(ofOpenLines());
    all.addAll(new GpioChangeChecks(gpio, driven, seen, pass).all());
    return all;
  }

  /** Whether one line follows the other at all: most promises would be broken without a wire. */
  public boolean joined() {
    try {
      readsWhatIsWritten();
      return true;
    } catch (Check.Broken e) {
      return false;
    }
  }

  private List<Check> ofOpenLines() {
    return List.of(
        new Check("an input reads what the wired output writes", this::readsWhatIsWritten),
        new Check("an output has its initial level without a glitch", this::startsWithoutGlitch),
        new Check("an undriven input follows its pull", this::followsPull),
        new Check("both edges come in order, counted and timed", this::reportsBothEdges),
        new Check("only rises come where rises are asked for", () -> selects(Edges.RISE, 1)),
        new Check("only falls come where falls are asked for", () -> selects(Edges.FALL, 0)),
        new Check("no edges come where none are asked for", this::selectsNone),
        new Check("an active-low input is inverted, its edges too", this::invertsInputs),
        new Check("an active-low output is inverted", this::invertsOutputs),
        new Check("debounce swallows what does not last", this::swallowsBounces),
        new Check(
            "debounce reports a level once it has lasted, counted from the last change",
            this::reportsWhatLasts),
        new Check("several lines open and read together", this::opensSeveral),
        new Check("a taken line is refused, naming its holder", this::refusesTakenLines),
        new Check("a refused request takes nothing", this::takesNothingWhenRefused),
        new Check("a closed line is free again", this::freesLines),
        new Check("an input cannot be written", this::refusesToWriteInputs),
        new Check("a closed output is on its safe level", this::leavesSafeLevels),
        new Check("the safe level of an active-low output is inverted", this::invertsSafeLevels),
        new Check("no edge comes after close", this::isQuietAfterClose),
        new Check("close may be called twice, use is refused then", this::closesOnce));
  }

  private void readsWhatIsWritten() {
    try (var in = open(input(Pull.DOWN));
        var out = open(output(0, null))) {
      for (int level : new int[] {1, 0, 1}) {
        out.set(0, level);
        pass.accept(MOMENT);
        same("the input", level, in.level(0));
      }
    }
  }

  private void startsWithoutGlitch() {
    for (int level = 0; level <= 1; level++) {
      var heard = new Heard();
      // Pulled to the output's level: anything else it does on the way shows as an edge.
      try (var in = gpio.open(request(input(level == 1 ? Pull.UP : Pull.DOWN)), heard);
          var out = open(output(level, null))) {
        pass.accept(MOMENT);
        same("the level", level, in.level(0));
        same("edges while opening", 0, heard.events().size());
        out.set(0, level);
      }
    }
  }

  private void followsPull() {
    try (var in = open(input(Pull.UP))) {
      pass.accept(MOMENT);
      same("pulled up", 1, in.level(0));
    }
    try (var in = open(input(Pull.DOWN))) {
      pass.accept(MOMENT);
      same("pulled down", 0, in.level(0));
    }
  }

  private void reportsBothEdges() {
    var heard = pulses(input(Pull.DOWN), 2);
    same("levels", List.of(1, 0, 1, 0), levels(heard));
    for (int i = 0; i < heard.size(); i++) {
      same("sequence of edge " + i, i + 1L, heard.get(i).sequence());
      that(
          "timestamps rise: " + heard,
          i == 0 || heard.get(i).timestamp() > heard.get(i - 1).timestamp());
    }
    long apart = heard.get(1).timestamp() - heard.get(0).timestamp();
    that("edges are as far apart as the writes: " + apart + " ns", apart >= MOMENT.toNanos() / 2);
  }

  private void selects(Edges edges, int level) {
    var heard = pulses(input(Pull.DOWN, false, Duration.ZERO, edges), 2);
    same("levels", List.of(level, level), levels(heard));
    same("sequence of the second", 2L, heard.get(1).sequence());
  }

  private void selectsNone() {
    var heard = pulses(input(Pull.DOWN, false, Duration.ZERO, Edges.NONE), 1);
    same("edges", 0, heard.size());
  }

  private void invertsInputs() {
    var settings = input(Pull.DOWN, true, Duration.ZERO, Edges.BOTH);
    same("levels", List.of(0, 1), levels(pulses(settings, 1)));
    try (var in = open(settings)) {
      pass.accept(MOMENT);
      same("an active-low input at low", 1, in.level(0));
    }
    var rises = pulses(input(Pull.DOWN, true, Duration.ZERO, Edges.RISE), 1);
    same("logical rises", List.of(1), levels(rises));
  }

  private void invertsOutputs() {
    try (var in = open(input(Pull.DOWN));
        var out = open(new LineSettings.Output(driven, true, 1, null))) {
      pass.accept(MOMENT);
      same("active at first, the input", 0, in.level(0));
      out.set(0, 0);
      pass.accept(MOMENT);
      same("inactive, the input", 1, in.level(0));
    }
  }

  private void swallowsBounces() {
    var heard = new Heard();
    try (var in = gpio.open(request(debounced()), heard);
        var out = open(output(0, null))) {
      for (int i = 0; i < 3; i++) {
        out.set(0, 1);
        pass.accept(MOMENT);
        same("the debounced level meanwhile", 0, in.level(0));
        out.set(0, 0);
        pass.accept(MOMENT);
      }
      pass.accept(DEBOUNCE.multipliedBy(2));
      same("edges", 0, heard.events().size());
    }
  }

  private void reportsWhatLasts() {
    var heard = new Heard();
    try (var in = gpio.open(request(debounced()), heard);
        var out = open(output(0, null))) {
      out.set(0, 1);
      pass.accept(DEBOUNCE.dividedBy(2));
      out.set(0, 0);
      pass.accept(MOMENT);
      out.set(0, 1);
      pass.accept(DEBOUNCE.multipliedBy(3).dividedBy(4));
      same("the debounced level one period after the first change", 0, in.level(0));
      pass.accept(DEBOUNCE);
      same("the debounced level", 1, in.level(0));
      out.set(0, 0);
      pass.accept(DEBOUNCE.multipliedBy(2));
      same("levels", List.of(1, 0), levels(heard.await(2, pass)));
    }
  }

  private void opensSeveral() {
    var both = new LineRequest("check:both", List.of(output(1, null), input(Pull.DOWN)));
    try (var lines = gpio.open(both, LineListener.NONE)) {
      pass.accept(MOMENT);
      same("both at first", 0b11L, lines.read());
      lines.write(0b01, 0b00);
      pass.accept(MOMENT);
      same("both after a write", 0b00L, lines.read());
    }
  }

  private void refusesTakenLines() throws Exception {
    var mine = new LineRequest("check:mine", input(Pull.DOWN));
    try (var first = gpio.open(mine, LineListener.NONE)) {
      that("the first has it", first.read() == 0);
      var error = refused("a second opening", "EBUSY", () -> open(input(Pull.DOWN)).close());
      that("the error names it: " + error.getMessage(), message(error).contains("check:mine"));
      same("the holder", "check:mine", gpio.holder(seen).orElse("nobody"));
    }
  }

  private void takesNothingWhenRefused() throws Exception {
    try (var held = open(input(Pull.DOWN))) {
      that("held", held.read() == 0);
      var both = new LineRequest("check:both", List.of(output(1, null), input(Pull.DOWN)));
      refused("a taken line", "EBUSY", () -> gpio.open(both, LineListener.NONE).close());
      pass.accept(MOMENT);
      same("the level of the line that was free", 0, held.level(0));
      same("its holder", "nobody", gpio.holder(driven).orElse("nobody"));
    }
  }

  private void freesLines() {
    open(input(Pull.DOWN)).close();
    same("the holder", "nobody", gpio.holder(seen).orElse("nobody"));
    open(input(Pull.DOWN)).close();
  }

  private void refusesToWriteInputs() throws Exception {
    try (var in = open(input(Pull.DOWN))) {
      refused("writing an input", "EPERM", () -> in.set(0, 1));
    }
  }

  private void leavesSafeLevels() {
    for (int safe = 0; safe <= 1; safe++) {
      // Pulled the same way, since a kernel may give the line back as an input.
      try (var in = open(input(safe == 1 ? Pull.UP : Pull.DOWN))) {
        var out = open(output(1 - safe, safe));
        pass.accept(MOMENT);
        same("before close", 1 - safe, in.level(0));
        out.close();
        pass.accept(MOMENT);
        same("after close", safe, in.level(0));
      }
    }
  }

  private void invertsSafeLevels() {
    try (var in = open(input(Pull.UP))) {
      var out = open(new LineSettings.Output(driven, true, 1, 0));
      pass.accept(MOMENT);
      same("before close", 0, in.level(0));
      out.close();
      pass.accept(MOMENT);
      same("after close", 1, in.level(0));
    }
  }

  private void isQuietAfterClose() {
    var heard = new Heard();
    var in = gpio.open(request(debounced()), heard);
    try (var out = open(output(0, null))) {
      out.set(0, 1);
      in.close();
      out.set(0, 0);
      pass.accept(DEBOUNCE.multipliedBy(2));
    }
    same("edges", 0, heard.events().size());
  }

  private void closesOnce() throws Exception {
    var out = open(output(0, 0));
    out.close();
    try (var next = open(output(1, null))) {
      out.close();
      same("the level of who opened it next", 1, next.level(0));
      refused("reading", "EBADF", out::read);
      refused("writing", "EBADF", () -> out.set(0, 0));
    }
  }

  /** What is heard on an input while the other line goes up and down so many times. */
  private List<LineEvent> pulses(LineSettings.Input settings, int count) {
    var heard = new Heard();
    try (var in = gpio.open(request(settings), heard);
        var out = open(output(0, null))) {
      for (int i = 0; i < 2 * count; i++) {
        out.set(0, 1 - i % 2);
        pass.accept(MOMENT);
      }
      in.read();
      return heard.await(wanted(settings.edges(), count), pass);
    }
  }

  private static int wanted(Edges edges, int pulses) {
    return switch (edges) {
      case NONE -> 0;
      case RISE, FALL -> pulses;
      case BOTH -> 2 * pulses;
    };
  }

  private OpenLines open(LineSettings settings) {
    return gpio.open(request(settings), LineListener.NONE);
  }

  private static LineRequest request(LineSettings settings) {
    return new LineRequest("check:" + settings.line().name(), settings);
  }

  private LineSettings.Output output(int initial, @Nullable Integer safe) {
    return new LineSettings.Output(driven, false, initial, safe);
  }

  private LineSettings.Input input(Pull pull) {
    return input(pull, false, Duration.ZERO, Edges.BOTH);
  }

  private LineSettings.Input debounced() {
    return input(Pull.DOWN, false, DEBOUNCE, Edges.BOTH);
  }

  private LineSettings.Input input(Pull pull, boolean activeLow, Duration debounce, Edges edges) {
    return new LineSettings.Input(seen, pull, activeLow, debounce, edges);
  }

  static List<Integer> levels(List<LineEvent> events) {
    return events.stream().map(LineEvent::level).toList();
  }

  private static String message(HalException error) {
    return String.valueOf(error.getMessage());
  }

  /** Keeps what a backend reports from a thread of its own. */
  static final class Heard implements LineListener {
    private final List<LineEvent> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void edge(LineEvent event) {
      events.add(event);
    }

    @Override
    public void failed(HalException error) {
      throw error;
    }

    /** Lets time pass until so many have come: on a busy machine that takes a while. */
    List<LineEvent> await(int count, Consumer<Duration> pass) {
      for (int i = 0; i < PATIENCE && events.size() < count; i++) {
        pass.accept(MOMENT);
      }
      return events();
    }

    List<LineEvent> events() {
      synchronized (events) {
        return List.copyOf(events);
      }
    }
  }
}
