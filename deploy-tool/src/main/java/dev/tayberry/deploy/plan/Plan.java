package dev.tayberry.deploy.plan;

import java.util.List;

/**
 * What will be done, in order.
 *
 * @param id the release that is current afterwards
 * @param steps none where there is nothing to do
 * @param warnings for people
 */
public record Plan(String app, String id, List<Step> steps, List<String> warnings) {
  public Plan {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** A line a step. */
  public String text() {
    StringBuilder text = new StringBuilder();
    warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    if (isEmpty()) {
      text.append("nothing to do: ").append(id).append(" is current and has the same content\n");
    }
    for (int i = 0; i < steps.size(); i++) {
      text.append("%2d. %s%n".formatted(i + 1, steps.get(i).words()));
    }
    return text.toString();
  }
}
