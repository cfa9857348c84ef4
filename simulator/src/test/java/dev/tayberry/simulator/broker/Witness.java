package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that somebody else wrote, and that this machine may or may not have. */
enum Witness {
  MOSQUITTO("mosquitto", "apt-get install mosquitto"),
  MOSQUITTO_PUB("mosquitto_pub", "apt-get install mosquitto-clients"),
  MOSQUITTO_SUB("mosquitto_sub", "apt-get install mosquitto-clients"),
  NODE("node", "apt-get install nodejs"),
  NPM("npm", "apt-get install npm");

  private final String program;
  private final String cure;

  Witness(String program, String cure) {
    this.program = program;
    this.cure = cure;
  }

  /** Where it is; without it a test is skipped, but on CI, where it must be, it fails. */
  String path() {
    return find().orElseThrow(() -> missing(program + " is not installed: " + cure));
  }

  void require() {
    path();
  }

  static AssertionError missing(String why) {
    if (System.getenv("CI") != null) {
      fail(why);
    }
    return abort(why);
  }

  private Optional<String> find() {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
