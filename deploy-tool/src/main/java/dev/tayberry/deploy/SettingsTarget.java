package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The part of every command about settings: {@code TARGET [--app APP]}; a target may be a group.
 */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class SettingsTarget {
  private static final int AT_A_TIME = 8;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A device or group of the devices file, or what ssh takes: host, user@host.")
  private String target;

  @Option(
      names = {"-a", "--app"},
      paramLabel = "APP",
      description = "The app's name (default: the only one there). It may come later.")
  private @Nullable String app;

  @Mixin private DevicesOption devices;

  /** How it went on a device. */
  record Result(boolean good, List<String> lines) {}

  interface Work<T> {
    T on(AppSettings settings) throws IOException;
  }

  List<Device> devices() {
    return devices.get().named(target);
  }

  /** On one device. */
  <T> T with(Around around, Device device, Work<T> work) {
    try (Wire wire = around.connect(device)) {
      String name = app != null ? app : OnDevice.app(around, wire, device.name(), null);
      return work.on(new AppSettings(around, wire, device, name));
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again [ECONNRESET]");
    }
  }

  /** On each device; what fails on one is told, and the others go on. */
  int each(Around around, Work<Result> work) {
    List<Device> all = devices();
    if (all.size() == 1) {
      return tell(all.getFirst(), with(around, all.getFirst(), work));
    }
    Map<Device, Result> results =
        new Waves(0, AT_A_TIME, all.size() + 1)
            .run(all, device -> tried(around, device, work), Result::good);
    int code = ExitCode.DONE;
    for (Map.Entry<Device, Result> one : results.entrySet()) {
      code = Math.max(code, tell(one.getKey(), one.getValue()));
    }
    return code;
  }

  private Result tried(Around around, Device device, Work<Result> work) {
    try {
      return with(around, device, work);
    } catch (Failure e) {
      return new Result(false, List.of(String.valueOf(e.getMessage())));
    }
  }

  private int tell(Device device, Result result) {
    PrintWriter to =
        result.good() ? command.commandLine().getOut() : command.commandLine().getErr();
    result.lines().forEach(line -> to.println(device.name() + ": " + line));
    return result.good() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
