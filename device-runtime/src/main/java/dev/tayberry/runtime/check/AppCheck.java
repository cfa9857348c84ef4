package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.manifest.ManifestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything there is to say about an app on a board. */
public final class AppCheck {
  private AppCheck() {}

  /** On a board somewhere else: what it needs there is said, not looked for. */
  public static List<Finding> on(Board board, Manifest app) {
    List<Finding> findings = common(board, app);
    findings.addAll(new PortNeeds(app, board).findings());
    findings.addAll(new PwmRules(app, board, output -> false).findings());
    return sorted(findings);
  }

  /** On the machine itself. */
  public static List<Finding> here(Machine machine, Board board, Manifest app) {
    List<Finding> findings = common(board, app);
    MachineRules rules = new MachineRules(app, board, machine);
    findings.addAll(rules.findings());
    findings.addAll(new PwmRules(app, board, rules::isOn).findings());
    return sorted(findings);
  }

  private static List<Finding> common(Board board, Manifest app) {
    List<Finding> findings = new ArrayList<>();
    app.problems(board).forEach(problem -> findings.add(error(problem)));
    findings.addAll(new PinRules(app, board).findings());
    findings.addAll(new PortRules(app, board).findings());
    return findings;
  }

  /** Messages of a manifest end with their cure. */
  private static Finding error(ManifestException problem) {
    String text = problem.problem();
    int cure = text.lastIndexOf("; ");
    return new Finding(
        Finding.Severity.ERROR,
        problem.key(),
        cure < 0 ? text : text.substring(0, cure),
        cure < 0 ? null : text.substring(cure + 2));
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::severity)).distinct().toList();
  }
}
