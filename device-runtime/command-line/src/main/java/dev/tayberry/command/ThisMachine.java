package dev.tayberry.command;

import dev.tayberry.hal.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The machine a command looks at: {@code @Mixin ThisMachine machine}. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class ThisMachine {
  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      hidden = true,
      description = "A machine that was recorded, instead of this one.")
  private @Nullable Path recorded;

  Machine get() {
    try {
      return recorded == null ? Machine.here() : Machine.recorded(recorded);
    } catch (IOException e) {
      throw new Failure("cannot read the recorded machine " + recorded + ": " + e.getMessage());
    }
  }
}
