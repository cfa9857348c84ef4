package dev.tayberry.deploy.devices;

import java.nio.file.Path;

/** Where the value of a setting is to be had. */
public sealed interface Source {
  /** In the devices file itself. */
  record Text(String text) implements Source {}

  /** All of a file, on this machine. */
  record InFile(Path path) implements Source {}

  /** A variable of the environment that {@code tay} runs in. */
  record Variable(String name) implements Source {}

  /** A person has it: asked for once for each device. */
  record Asked() implements Source {}
}
