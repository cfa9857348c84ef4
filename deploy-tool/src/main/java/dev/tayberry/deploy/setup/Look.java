package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks a device what it is: one command that changes nothing. */
final class Look {
  private Look() {}

  /**
   * @param files on the device, whose content is of interest
   */
  static Facts at(Wire wire, List<String> files) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-s", "--"));
    command.addAll(files);
    Wire.Result result = wire.run(command, Scripts.text("look.sh"));
    if (!result.ok() || !result.out().contains("kernel ")) {
      throw new Failure(
          wire.name()
              + " has no shell that we can use (exit code "
              + result.exit()
              + (result.err().isBlank() ? "" : ", " + result.err().strip())
              + "); log in there as a user with a plain sh");
    }
    return Facts.parse(result.out());
  }
}
