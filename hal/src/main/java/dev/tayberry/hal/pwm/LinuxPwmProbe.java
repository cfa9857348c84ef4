package dev.tayberry.hal.pwm;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.machine.ConfigTxt;
import dev.tayberry.hal.machine.DeviceFile;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.machine.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outputs of the board's PWM chip: found by its device, since chip numbers move. */
public final class LinuxPwmProbe {
  private static final String CHIPS = "/sys/class/pwm";

  /**
   * These files are in sysfs, where udev's own GROUP and MODE do not reach. No single quotes: the
   * cure hands it to a shell between such.
   */
  public static final Rule RULE =
      new Rule(
          "gpio",
          "SUBSYSTEM==\"pwm\", ACTION!=\"remove\", PROGRAM=\"/bin/chgrp -R gpio /sys%p\","
              + " RUN+=\"/bin/chmod -R g=u /sys%p\"");

  private LinuxPwmProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    List<Part> parts = new ArrayList<>();
    if (board != null) {
      board.controllers(Controller.Kind.PWM).forEach(output -> parts.add(part(machine, output)));
    } else {
      machine.names(CHIPS).stream()
          .filter(name -> name.matches("pwmchip\\d+"))
          .forEach(
              chip ->
                  machine.device(CHIPS + "/" + chip + "/export").stream()
                      .map(export -> chip(machine, CHIPS + "/" + chip, export))
                      .forEach(parts::add));
    }
    return Report.of("pwm", parts, "no hardware PWM is switched on; outputs are made by software");
  }

  private static Part chip(Machine machine, String path, DeviceFile export) {
    return export.usable()
        ? new Part(path, Part.State.ON, path, "", null)
        : Switches.denied(machine, path, export, RULE);
  }

  private static Part part(Machine machine, Controller output) {
    Controller.Channel channel = output.channel();
    Optional<DeviceFile> export =
        machine.names(CHIPS).stream()
            .filter(
                chip ->
                    channel != null
                        && machine
                            .link(CHIPS + "/" + chip + "/device")
                            .filter(device -> device.endsWith("/" + channel.device()))
                            .isPresent())
            .findFirst()
            .flatMap(chip -> machine.device(CHIPS + "/" + chip + "/export"));
    Optional<String> line =
        machine.config().map(config -> line(config, output)).orElse(Optional.of(""));
    if (export.isEmpty() || line.isEmpty()) {
      return Switches.off(machine, output);
    }
    return export.get().usable()
        ? new Part(output.name(), Part.State.ON, chipOf(export.get()), line.get(), null)
        : Switches.denied(machine, output.name(), export.get(), RULE);
  }

  private static String chipOf(DeviceFile export) {
    return export.path().replaceFirst("/export$", "");
  }

  /**
   * The chip has all its outputs at once; only those that config.txt leads to a line are any use.
   */
  private static Optional<String> line(ConfigTxt config, Controller output) {
    for (String line : config.lines()) {
      if (line.startsWith("dtoverlay=pwm-2chan")) {
        boolean first = output.name().equals("PWM0");
        return Optional.of("GPIO" + (first ? pin(line, "pin", "18") : pin(line, "pin2", "19")));
      }
    }
    return Switches.chosen(config, output).map(route -> String.join(" ", route.lines().values()));
  }

  private static String pin(String line, String parameter, String usual) {
    for (String word : line.split(",", -1)) {
      if (word.startsWith(parameter + "=")) {
        return word.substring(parameter.length() + 1);
      }
    }
    return usual;
  }
}
