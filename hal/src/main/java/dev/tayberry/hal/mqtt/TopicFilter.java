package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.nio.charset.StandardCharsets;

/** A topic filter, cut into its levels once. */
final class TopicFilter {
  private static final int LONGEST = 65_535;

  private final String[] levels;

  private TopicFilter(String[] levels) {
    this.levels = levels;
  }

  static TopicFilter of(String filter) {
    check(filter, "filter");
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      String level = levels[i];
      boolean alone = level.length() == 1;
      boolean last = i == levels.length - 1;
      if ((level.contains("#") && !(alone && last)) || (level.contains("+") && !alone)) {
        throw invalid("filter", filter, "+ must fill a level, # the last one");
      }
    }
    // A shared subscription matches what stands behind its group's name.
    if (levels[0].equals("$share")) {
      if (levels.length < 3 || levels[1].isEmpty()) {
        throw invalid("filter", filter, "a shared subscription is $share/GROUP/FILTER");
      }
      return new TopicFilter(java.util.Arrays.copyOfRange(levels, 2, levels.length));
    }
    return new TopicFilter(levels);
  }

  /** Throws unless one may publish to the topic. */
  static void checkTopic(String topic) {
    check(topic, "topic");
    if (topic.contains("#") || topic.contains("+")) {
      throw invalid("topic", topic, "wildcards are for subscriptions");
    }
  }

  private static void check(String text, String what) {
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw invalid(what, text, "it must have characters, and none of them zero");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw invalid(what, text.substring(0, 40) + "…", "it has more than 65535 bytes");
    }
  }

  private static HalException invalid(String what, String text, String why) {
    return HalException.rangeError(
        "mqtt: \""
            + text
            + "\" is no topic"
            + (what.equals("topic") ? "" : " " + what)
            + ": "
            + why);
  }

  boolean matches(String topic) {
    String[] names = topic.split("/", -1);
    // Wildcards do not reach into the broker's own topics.
    if (topic.startsWith("$") && (levels[0].equals("#") || levels[0].equals("+"))) {
      return false;
    }
    for (int i = 0; i < levels.length; i++) {
      if (levels[i].equals("#")) {
        return true;
      }
      if (i >= names.length || !(levels[i].equals("+") || levels[i].equals(names[i]))) {
        return false;
      }
    }
    return levels.length == names.length;
  }
}
