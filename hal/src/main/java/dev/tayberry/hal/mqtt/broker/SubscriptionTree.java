package dev.tayberry.hal.mqtt.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All subscriptions, by the levels of their filters. */
final class SubscriptionTree {
  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> children = new LinkedHashMap<>();
    final Map<Session, Subscriber> subscribers = new LinkedHashMap<>();
    final Map<String, SharedGroup> groups = new LinkedHashMap<>();

    boolean isEmpty() {
      return children.isEmpty() && subscribers.isEmpty() && groups.isEmpty();
    }

    void collect(List<Subscriber> into) {
      groups.values().forEach(group -> into.add(group.next()));
      into.addAll(subscribers.values());
    }
  }

  /** Whether the session had no such subscription before. */
  boolean add(ShareName name, Subscriber subscriber) {
    Node node = root;
    for (String level : Topics.levels(name.filter())) {
      node = node.children.computeIfAbsent(level, key -> new Node());
    }
    if (name.group() == null) {
      return node.subscribers.put(subscriber.session(), subscriber) == null;
    }
    return node.groups.computeIfAbsent(name.group(), key -> new SharedGroup()).add(subscriber);
  }

  /** Whether there was one. */
  boolean remove(ShareName name, Session session) {
    return remove(root, Topics.levels(name.filter()), name, session);
  }

  private static boolean remove(Node node, List<String> rest, ShareName name, Session session) {
    if (rest.isEmpty()) {
      return removeHere(node, name, session);
    }
    Node child = node.children.get(rest.getFirst());
    if (child == null) {
      return false;
    }
    boolean removed = remove(child, rest.subList(1, rest.size()), name, session);
    if (child.isEmpty()) {
      node.children.remove(rest.getFirst());
    }
    return removed;
  }

  private static boolean removeHere(Node node, ShareName name, Session session) {
    if (name.group() == null) {
      return node.subscribers.remove(session) != null;
    }
    SharedGroup group = node.groups.get(name.group());
    if (group == null) {
      return false;
    }
    boolean removed = group.remove(session);
    if (group.isEmpty()) {
      node.groups.remove(name.group());
    }
    return removed;
  }

  /** Everyone a message with this topic goes to; of each shared group one. */
  List<Subscriber> matching(String topic) {
    var found = new ArrayList<Subscriber>();
    var levels = Topics.levels(topic);
    match(root, levels, !Topics.hidesFromWildcards(levels.getFirst()), found);
    return found;
  }

  private static void match(Node node, List<String> rest, boolean wild, List<Subscriber> into) {
    if (wild) {
      collect(node, "#", into);
    }
    if (rest.isEmpty()) {
      node.collect(into);
      return;
    }
    var next = rest.subList(1, rest.size());
    Node exact = node.children.get(rest.getFirst());
    if (exact != null) {
      match(exact, next, true, into);
    }
    Node any = node.children.get("+");
    if (any != null && wild) {
      match(any, next, true, into);
    }
  }

  private static void collect(Node node, String level, List<Subscriber> into) {
    Node child = node.children.get(level);
    if (child != null) {
      child.collect(into);
    }
  }
}
