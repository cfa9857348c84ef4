package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.setup.Doctor;
import dev.tayberry.deploy.wire.Wire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tay doctor TARGET}. */
@Command(
    name = "doctor",
    description = "Says what is wrong on a device, each with its cure: a report to paste.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class DoctorCommand implements Callable<Integer> {
  private final Around around;

  @Parameters(
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes: host, user@host.")
  private String target;

  @Mixin private DevicesOption devices;
  @Mixin private Output output;

  DoctorCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    try (Wire wire = around.connect(devices.get().one(target))) {
      return new Doctor(wire, around.now(), output).look() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
