package dev.tayberry.hal.mqtt.broker;

import org.jspecify.annotations.Nullable;

/** A filter taken apart: {@code $share/group/filter}, or a plain one without a group. */
record ShareName(@Nullable String group, String filter) {
  private static final String MARK = "$share/";

  /** Null if it is neither a filter nor a shared one. */
  static @Nullable ShareName of(String text) {
    if (!text.startsWith(MARK)) {
      return Topics.isFilter(text) ? new ShareName(null, text) : null;
    }
    int slash = text.indexOf('/', MARK.length());
    if (slash <= MARK.length()) {
      return null;
    }
    String group = text.substring(MARK.length(), slash);
    String filter = text.substring(slash + 1);
    return Topics.isName(group) && Topics.isFilter(filter) ? new ShareName(group, filter) : null;
  }
}
