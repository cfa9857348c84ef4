package dev.tayberry.hal.mqtt.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The last retained message of each topic. Sorted, so that every run answers in one order. */
final class RetainedMessages {
  private final TreeMap<String, Published> byTopic = new TreeMap<>();

  void keep(Published published) {
    var message = published.message();
    if (message.payload().length == 0) {
      byTopic.remove(message.topic());
    } else {
      byTopic.put(message.topic(), published);
    }
  }

  List<Published> matching(String filter, long now) {
    byTopic.values().removeIf(published -> published.isExpired(now));
    var levels = Topics.levels(filter);
    var found = new ArrayList<Published>();
    byTopic.forEach(
        (topic, published) -> {
          if (Topics.matches(levels, Topics.levels(topic))) {
            found.add(published);
          }
        });
    return found;
  }

  void clear() {
    byTopic.clear();
  }
}
