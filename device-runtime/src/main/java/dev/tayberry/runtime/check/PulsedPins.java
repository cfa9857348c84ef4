package dev.tayberry.runtime.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The pins that an app's own files open for pulses, as {@code hal:pwm} or as a part that needs
 * them. The manifest does not say which those are; what the files say in plain words is seen, a
 * name that is put together at run time is not.
 */
final class PulsedPins {
  private static final String NAME = "\\s*['\"`]([A-Za-z][\\w-]*)['\"`]";

  /** A part with an option that makes it one of pulses. */
  private static String part(String kind, String option) {
    return "\\b%s\\s*\\.\\s*open\\(%s\\s*,\\s*\\{[^{}]*\\b%s\\s*:\\s*true\\b"
        .formatted(kind, NAME, option);
  }

  private static final List<Pattern> OPENS =
      List.of(
          Pattern.compile("\\bpwm\\s*\\.\\s*open\\(" + NAME),
          Pattern.compile("\\bservo\\(" + NAME),
          Pattern.compile("\\bServo\\s*\\.\\s*open\\(" + NAME),
          Pattern.compile("\\bMotor\\s*\\.\\s*open\\(\\s*\\{[^{}]*\\bspeed\\s*:" + NAME),
          Pattern.compile(part("Led", "dimmable")),
          Pattern.compile(part("Buzzer", "passive")));

  /** What the runtime runs; types alone open nothing. */
  private static final Pattern RUNS = Pattern.compile(".*(?<!\\.d)\\.[cm]?[jt]s");

  private static final Set<String> NOT_THE_APP =
      Set.of("node_modules", ".tayberry", ".git", "test", "simulation");

  private PulsedPins() {}

  /** By their names in the manifest. */
  static Set<String> of(Path app) {
    Set<String> names = new TreeSet<>();
    try {
      Files.walkFileTree(
          app,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_THE_APP.contains(String.valueOf(folder.getFileName()))
                      && !folder.equals(app)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (RUNS.matcher(file.toString()).matches()) {
                names.addAll(in(Files.readString(file)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return names; // what cannot be read says nothing; running it will tell
    }
    return names;
  }

  private static Set<String> in(String code) {
    Set<String> names = new TreeSet<>();
    for (Pattern opens : OPENS) {
      opens.matcher(code).results().forEach(match -> names.add(match.group(1)));
    }
    return names;
  }
}
