package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether the pins that an app opens as PWM have it in the chip. The manifest does not say which
 * those are; where the app's own files name one in plain words, that is seen.
 */
final class PwmRules {
  private static final Pattern OPENS =
      Pattern.compile("\\bpwm\\s*\\.\\s*(?:open|servo)\\(\\s*['\"]([A-Za-z][\\w-]*)['\"]");

  private static final Set<String> NOT_THE_APP =
      Set.of("node_modules", ".tayberry", ".git", "test", "simulation");

  private final Manifest app;
  private final Board board;
  private final Predicate<String> isOn;

  /**
   * About an app.
   *
   * @param isOn whether an output of the chip is switched on where the app is to run
   */
  PwmRules(Manifest app, Board board, Predicate<String> isOn) {
    this.app = app;
    this.board = board;
    this.isOn = isOn;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (String name : app.pins().isEmpty() ? Set.<String>of() : opened()) {
      Manifest.Pin pin = app.pins().get(name);
      if (pin != null) {
        board.line(pin.pin()).flatMap(line -> about(name, line)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> about(String name, Line line) {
    String key = "pins." + name;
    for (Controller output : board.controllers(Controller.Kind.PWM)) {
      for (Controller.Route route : output.routes()) {
        if (route.lines().containsValue(line.name())) {
          return board.simulated() || isOn.test(output.name())
              ? Optional.empty()
              : Optional.of(
                  Finding.note(
                      key,
                      "%s is %s of the chip where that is switched on, else software"
                          .formatted(line.name(), output.name()),
                      "add " + String.join(" and ", route.enable()) + " to config.txt"));
        }
      }
    }
    return Optional.of(
        Finding.note(
            key,
            line.name() + " has no PWM in the chip: its pulses are made by software, with jitter",
            "for exact pulses take a line that has one (tay board show " + board.name() + ")"));
  }

  private Set<String> opened() {
    Set<String> names = new TreeSet<>();
    try {
      Files.walkFileTree(
          app.folder(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_THE_APP.contains(String.valueOf(folder.getFileName()))
                      && !folder.equals(app.folder())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (file.toString().matches(".*\\.[cm]?js")) {
                OPENS.matcher(Files.readString(file)).results().forEach(m -> names.add(m.group(1)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return names; // what cannot be read says nothing; running it will tell
    }
    return names;
  }
}
