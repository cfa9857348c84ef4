package dev.tayberry.hal.mqtt.broker;

/**
 * A topic filter and how its messages are wanted.
 *
 * @param filter may be shared: {@code $share/group/filter}
 * @param noLocal leaves out what the same client published
 * @param retainAsPublished keeps the retain flag of messages passed on
 */
public record Subscription(
    String filter,
    int qos,
    boolean noLocal,
    boolean retainAsPublished,
    RetainHandling retainHandling) {

  /** Which subscriptions are answered with the retained messages. */
  public enum RetainHandling {
    ALWAYS,
    IF_NEW,
    NEVER
  }

  public Subscription(String filter, int qos) {
    this(filter, qos, false, false, RetainHandling.ALWAYS);
  }
}
