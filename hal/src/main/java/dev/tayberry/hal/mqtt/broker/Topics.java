package dev.tayberry.hal.mqtt.broker;

import java.util.Arrays;
import java.util.List;

/** The grammar of topic names and filters. */
final class Topics {
  /** As mosquitto has it; walking the tree is recursive. */
  private static final int DEEPEST = 200;

  private static final int LONGEST = 65_535;

  private Topics() {}

  static List<String> levels(String topic) {
    return Arrays.asList(topic.split("/", -1));
  }

  static boolean isName(String topic) {
    return isText(topic) && topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
  }

  static boolean isFilter(String filter) {
    if (!isText(filter)) {
      return false;
    }
    var levels = levels(filter);
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean wild = level.indexOf('+') >= 0 || level.indexOf('#') >= 0;
      if (wild && level.length() > 1) {
        return false;
      }
      if (level.equals("#") && i < levels.size() - 1) {
        return false;
      }
    }
    return true;
  }

  /** {@code #} and {@code +} at the front do not see the topics that begin with a dollar sign. */
  static boolean hidesFromWildcards(String firstLevel) {
    return firstLevel.startsWith("$");
  }

  static boolean matches(List<String> filter, List<String> topic) {
    if (hidesFromWildcards(topic.getFirst()) && !filter.getFirst().equals(topic.getFirst())) {
      return false;
    }
    for (int i = 0; i < filter.size(); i++) {
      String level = filter.get(i);
      if (level.equals("#")) {
        return true;
      }
      if (i == topic.size() || !(level.equals("+") || level.equals(topic.get(i)))) {
        return false;
      }
    }
    return filter.size() == topic.size();
  }

  private static boolean isText(String topic) {
    return !topic.isEmpty()
        && topic.length() <= LONGEST
        && topic.indexOf('\0') < 0
        && topic.chars().filter(c -> c == '/').count() <= DEEPEST;
  }
}
