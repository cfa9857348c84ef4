package dev.tayberry.deploy.run;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;

/** One look at a device. */
public final class Look {
  private Look() {}

  /**
   * Changes nothing there.
   *
   * @param app whose releases are looked at; empty for none
   */
  public static Facts at(Wire wire, Layout layout, String app) {
    try {
      Wire.Result result = wire.run(Scripts.look(layout, app), "");
      if (result.out().isEmpty()) {
        throw new Failure(
            wire.name()
                + " runs no commands over SSH: "
                + result.err().strip()
                + "; is it a Linux?");
      }
      return Facts.parse(result.out());
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; nothing was changed, try again");
    }
  }
}
