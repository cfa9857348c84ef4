package dev.tayberry.deploy.setup;

import dev.tayberry.runtime.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar that a device carries: the runtime's and what that needs, none of a laptop's.
 *
 * @param ours whether it is built here
 */
record Carried(boolean ours, String name, String version) {
  private static final Pattern LINE =
      Pattern.compile("\\s*([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)\\b.*");

  /** Its file's name. */
  String jar() {
    return name + "-" + version + ".jar";
  }

  /** As the build has listed them. */
  static List<Carried> all() {
    try (InputStream in = Version.class.getResourceAsStream("carried.txt")) {
      if (in == null) {
        throw new IllegalStateException("device-runtime was built without carried.txt");
      }
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.concat(
              Stream.of(new Carried(true, "device-runtime", Version.CURRENT)),
              lines
                  .lines()
                  .map(LINE::matcher)
                  .filter(Matcher::matches)
                  .map(m -> new Carried(m.group(1).equals("dev.tayberry"), m.group(2), m.group(3))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
