package dev.tayberry.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's own record of every level that is written to a line of the GPIO chip (its trace
 * events), in their order. A line that is let go is not written to: so it tells an output that was
 * put on its safe level from one that fell back to its pull.
 */
final class GpioRecord {
  private static final String TRACING = "/sys/kernel/tracing";
  private static final Pattern WRITE = Pattern.compile("gpio_value: (\\d+) set ([01])");

  private final Shell root;

  /** From now on, everything. */
  GpioRecord(Shell root) {
    this.root = root;
    root.run(
            "mountpoint -q %1$s || mount -t tracefs tracefs %1$s; cd %1$s && echo 0 >events/enable && echo 1 >events/gpio/gpio_value/enable && echo 1 >tracing_on"
                .formatted(TRACING))
        .ok();
  }

  /** Forgets what was. */
  void clear() {
    root.run("echo >" + TRACING + "/trace").ok();
  }

  /** As {@code 27=1}, of these lines; the same level again counts once. */
  List<String> writes(Set<Integer> lines) {
    // A chip that has been away may come back with other numbers.
    int base = Integer.parseInt(root.run("cat /sys/class/gpio/gpiochip*/base | head -1").text());
    List<String> all = new ArrayList<>();
    var last = new java.util.HashMap<Integer, String>();
    Matcher write = WRITE.matcher(root.run("cat " + TRACING + "/trace").ok().out());
    while (write.find()) {
      int line = Integer.parseInt(write.group(1)) - base;
      if (lines.contains(line) && !write.group(2).equals(last.put(line, write.group(2)))) {
        all.add(line + "=" + write.group(2));
      }
    }
    return all;
  }
}
