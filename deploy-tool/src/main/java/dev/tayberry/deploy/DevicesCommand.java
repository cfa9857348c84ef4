package dev.tayberry.deploy;

import dev.tayberry.board.BoardException;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.devices.DevicesFile;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tay devices}. */
@Command(name = "devices", description = "The devices of the file, and how their apps are.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class DevicesCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 8;

  private final Around around;

  @Mixin private DevicesOption devices;
  @Mixin private Output output;

  DevicesCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    DevicesFile file = devices.get();
    List<Device> all = List.copyOf(file.devices().values());
    if (all.isEmpty()) {
      throw new Failure(
          "no devices are known here; name them in "
              + DevicesFile.NAME
              + ": [devices.desk] target = \"pi@desk.local\"");
    }
    Map<Device, List<List<String>>> found =
        new Waves(0, AT_A_TIME, all.size() + 1)
            .run(all, device -> rows(device, file), rows -> true);
    List<List<String>> rows = new ArrayList<>();
    found.values().forEach(rows::addAll);
    output.print(List.of("device", "groups", "app", "state", "release", "text"), rows);
    boolean allRun = rows.stream().allMatch(row -> List.of("active", "").contains(row.get(3)));
    return allRun ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<List<String>> rows(Device device, DevicesFile file) {
    String groups = String.join(" ", file.groupsOf(device.name()));
    try (Wire wire = around.connect(device)) {
      List<List<String>> rows =
          StatusCommand.rows(around, wire, null).stream()
              .map(
                  app ->
                      List.of(
                          device.name(), groups, app.get(0), app.get(1), app.get(2), app.get(3)))
              .toList();
      return rows.isEmpty() ? List.of(List.of(device.name(), groups, "", "", "", "no app")) : rows;
    } catch (Failure | BoardException | IOException e) {
      return List.of(
          List.of(device.name(), groups, "", "unreachable", "", String.valueOf(e.getMessage())));
    }
  }
}
