package dev.tayberry.rig.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What rig_sim, the kernel module behind the buses, is told to do wrong, and what it has seen. */
final class RigSim {
  private static final Path PARAMETERS = Path.of("/sys/module/rig_sim/parameters");

  private RigSim() {}

  static int get(String parameter) throws IOException {
    return Integer.parseInt(Files.readString(PARAMETERS.resolve(parameter)).strip());
  }

  static void set(String parameter, int value) throws Exception {
    Path file = PARAMETERS.resolve(parameter);
    if (!Files.isWritable(file)) {
      AsRoot.run("chmod 666 " + file);
    }
    Files.writeString(file, String.valueOf(value));
  }
}
