package dev.tayberry.deploy.setup;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.command.Failure;
import dev.tayberry.hal.machine.ConfigTxt;
import dev.tayberry.runtime.check.AppCheck;
import dev.tayberry.runtime.check.BootNeeds;
import dev.tayberry.runtime.check.Finding;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a device lacks for one app besides what all apps need. Pure.
 *
 * @param app its manifest
 */
record AppNeeds(Manifest app) {

  /** With what the device is to have for all apps. */
  SetupPlan with(SetupPlan plan, Facts facts) {
    Board board = board(facts);
    fits(board);
    List<Step> steps = new ArrayList<>(plan.steps());
    List<String> notes = new ArrayList<>(plan.notes());
    BootNeeds needs = BootNeeds.of(board, app, config(facts));
    if (needs.devices().stream().anyMatch(device -> device.startsWith("/dev/i2c"))
        && !SystemFiles.modules().isThere(facts)) {
      steps.add(new Step.PutFiles(List.of(SystemFiles.modules())));
    }
    String file = facts.text("boot");
    if (file.isEmpty()) {
      if (!needs.settings().isEmpty()) {
        notes.add("it has no config.txt; what is not switched on there, tay board detect tells");
      }
      return new SetupPlan(List.copyOf(steps), List.copyOf(notes));
    }
    boolean restart = facts.is("restart", "needed");
    if (!needs.settings().isEmpty()) {
      steps.add(new Step.SwitchOn(file, needs.settings()));
      restart = true;
    }
    List<String> consoles = consoles(needs, facts);
    if (!consoles.isEmpty()) {
      steps.add(
          new Step.FreeConsole(
              file.substring(0, file.lastIndexOf('/')) + "/cmdline.txt", consoles));
      restart = true;
    }
    if (!restart && !missing(facts).isEmpty()) {
      notes.add(
          String.join(", ", missing(facts)) + " is not there, though it is switched on in " + file);
      restart = true;
    }
    if (restart) {
      steps.add(new Step.Restart());
    }
    return new SetupPlan(List.copyOf(steps), List.copyOf(notes));
  }

  /** Device files that the app opens and that are not there. */
  List<String> missing(Facts facts) {
    return BootNeeds.of(board(facts), app, config(facts)).devices().stream()
        .filter(device -> !facts.list("device").contains(device))
        .toList();
  }

  private static List<String> consoles(BootNeeds needs, Facts facts) {
    List<String> words = List.of(facts.text("cmdline").split(" ", -1));
    return needs.consoles().stream()
        .filter(
            tty ->
                words.stream()
                    .anyMatch(
                        w -> w.equals("console=" + tty) || w.startsWith("console=" + tty + ",")))
        .toList();
  }

  private static List<String> compatible(Facts facts) {
    return List.of(facts.text("board").split(" ", -1));
  }

  private static ConfigTxt config(Facts facts) {
    String text = String.join("\n", facts.list("config"));
    return ConfigTxt.read(facts.text("boot"), text, compatible(facts));
  }

  /** What the device says it is, else what the manifest says it must be. */
  private Board board(Facts facts) {
    return Stream.concat(compatible(facts).stream(), app.boards().stream())
        .filter(Boards.names()::contains)
        .findFirst()
        .map(Boards::load)
        .orElseThrow(
            () ->
                new Failure(
                    "it is no board that is known, and the manifest of "
                        + app.name()
                        + " names none (tay board list)"));
  }

  private void fits(Board board) {
    AppCheck.on(board, app).stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .findFirst()
        .ifPresent(
            first -> {
              throw new Failure(
                  "%s does not fit %s: %s: %s%s"
                      .formatted(
                          app.name(),
                          board.name(),
                          first.key(),
                          first.text(),
                          first.cure() == null ? "" : "; " + first.cure()));
            });
  }
}
