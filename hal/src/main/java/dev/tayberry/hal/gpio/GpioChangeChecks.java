package dev.tayberry.hal.gpio;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What every {@link Gpio} promises of drives, and of lines that are opened anew while open. */
final class GpioChangeChecks {
  private static final Duration MOMENT = GpioChecks.MOMENT;

  private final Gpio gpio;
  private final Line driven;
  private final Line seen;
  private final Consumer<Duration> pass;

  GpioChangeChecks(Gpio gpio, Line driven, Line seen, Consumer<Duration> pass) {
    this.gpio = gpio;
    this.driven = driven;
    this.seen = seen;
    this.pass = pass;
  }

  List<Check> all() {
    return List.of(
        new Check("an open drain drives low and lets go of high", this::opensDrain),
        new Check("an open source drives high and lets go of low", this::opensSource),
        new Check("a reconfigured output drives all the time", this::drivesThroughout),
        new Check("an input reports what it is reconfigured to report", this::reportsAnew),
        new Check("an input that is turned over is so with its edges", this::turnsOver),
        new Check("an output becomes an input, and back", this::turnsRound),
        new Check("a closed line is not reconfigured", this::refusesWhenClosed));
  }

  private void opensDrain() {
    for (int pulled = 0; pulled <= 1; pulled++) {
      try (var in = open(input(Edges.NONE));
          var out = open(output(pulled == 1 ? Pull.UP : Pull.DOWN, Drive.OPEN_DRAIN, 0))) {
        pass.accept(MOMENT);
        same("driven low", 0, in.level(0));
        out.set(0, 1);
        pass.accept(MOMENT);
        same("let go", pulled, in.level(0));
        out.set(0, 0);
        pass.accept(MOMENT);
        same("driven low again", 0, in.level(0));
      }
    }
  }

  private void opensSource() {
    for (int pulled = 0; pulled <= 1; pulled++) {
      try (var in = open(input(Edges.NONE));
          var out = open(output(pulled == 1 ? Pull.UP : Pull.DOWN, Drive.OPEN_SOURCE, 1))) {
        pass.accept(MOMENT);
        same("driven high", 1, in.level(0));
        out.set(0, 0);
        pass.accept(MOMENT);
        same("let go", pulled, in.level(0));
      }
    }
  }

  private void drivesThroughout() {
    for (int level = 0; level <= 1; level++) {
      var heard = new GpioChecks.Heard();
      try (var out = open(output(Pull.AS_IS, Drive.PUSH_PULL, level))) {
        try (var in = gpio.open(request(input(Edges.NONE)), heard)) {
          pass.accept(MOMENT);
          in.reconfigure(List.of(input(Edges.BOTH)));
          Drive drive = level == 1 ? Drive.OPEN_SOURCE : Drive.OPEN_DRAIN;
          out.reconfigure(List.of(output(Pull.AS_IS, drive, level)));
          pass.accept(MOMENT);
          same("the level", level, in.level(0));
          same("edges", 0, heard.events().size());
        }
      }
    }
  }

  private void reportsAnew() {
    var heard = new GpioChecks.Heard();
    try (var out = open(output(Pull.AS_IS, Drive.PUSH_PULL, 0));
        var in = gpio.open(request(input(Edges.NONE)), heard)) {
      pulse(out);
      same("edges that nobody wanted", 0, heard.events().size());
      in.reconfigure(List.of(input(Edges.RISE)));
      pulse(out);
      same("rises", List.of(1), GpioChecks.levels(heard.await(1, pass)));
      in.reconfigure(List.of(input(Edges.BOTH)));
      pulse(out);
      same("all", List.of(1, 1, 0), GpioChecks.levels(heard.await(3, pass)));
      same("sequence of the last", 3L, heard.events().getLast().sequence());
    }
  }

  private void turnsOver() {
    var heard = new GpioChecks.Heard();
    try (var out = open(output(Pull.AS_IS, Drive.PUSH_PULL, 0));
        var in = gpio.open(request(input(Edges.RISE)), heard)) {
      pass.accept(MOMENT);
      in.reconfigure(
          List.of(new LineSettings.Input(seen, Pull.AS_IS, true, Duration.ZERO, Edges.RISE)));
      same("low, turned over", 1, in.level(0));
      out.set(0, 1);
      pass.accept(MOMENT);
      same("a logical fall", 0, heard.events().size());
      out.set(0, 0);
      same("a logical rise", List.of(1), GpioChecks.levels(heard.await(1, pass)));
    }
  }

  private void turnsRound() throws Exception {
    try (var lines = open(output(Pull.AS_IS, Drive.PUSH_PULL, 1))) {
      lines.reconfigure(
          List.of(new LineSettings.Input(driven, Pull.DOWN, false, Duration.ZERO, Edges.NONE)));
      refused("writing it", "EPERM", () -> lines.set(0, 1));
      lines.reconfigure(List.of(output(Pull.AS_IS, Drive.PUSH_PULL, 1)));
      pass.accept(MOMENT);
      same("the level", 1, lines.level(0));
    }
  }

  private void refusesWhenClosed() throws Exception {
    var settings = output(Pull.AS_IS, Drive.PUSH_PULL, 0);
    var out = open(settings);
    out.close();
    refused("reconfiguring", "EBADF", () -> out.reconfigure(List.of(settings)));
  }

  private void pulse(OpenLines out) {
    out.set(0, 1);
    pass.accept(MOMENT);
    out.set(0, 0);
    pass.accept(MOMENT);
  }

  private OpenLines open(LineSettings settings) {
    return gpio.open(request(settings), LineListener.NONE);
  }

  private static LineRequest request(LineSettings settings) {
    return new LineRequest("check:" + settings.line().name(), settings);
  }

  private LineSettings output(Pull pull, Drive drive, int initial) {
    return new LineSettings.Output(driven, pull, drive, false, initial, null);
  }

  private LineSettings input(Edges edges) {
    return new LineSettings.Input(seen, Pull.AS_IS, false, Duration.ZERO, edges);
  }
}
