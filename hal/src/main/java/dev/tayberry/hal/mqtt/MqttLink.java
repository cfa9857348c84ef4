package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a connection, and its life if it comes up. Calls never block. Futures settle on
 * any thread, all of them: with {@link #LOST} if the link ends first.
 */
public interface MqttLink {
  /** The code of what was under way when the link ended: whether it arrived is not known. */
  String LOST = "ERR_MQTT_LOST";

  /**
   * Hands a message over; settles when its QoS is fulfilled (QoS 0: it went to the socket).
   *
   * @param number the sender's own for this message. Publishing a number again over a later link of
   *     the same session continues where the last link broke off.
   */
  CompletableFuture<@Nullable Void> publish(long number, MqttMessage message);

  /** Settles with the granted QoS. */
  CompletableFuture<Integer> subscribe(MqttSubscription subscription);

  CompletableFuture<@Nullable Void> unsubscribe(String filter);

  /** Tells the broker that the message is dealt with; without effect once the link has ended. */
  void acknowledge(Arrival arrival);

  /** Says goodbye, so that the broker forgets the will; {@link Listener#closed} follows. */
  void disconnect();

  /** Ends the link without a word, as a cut cable does; {@link Listener#closed} follows. */
  void drop();

  /**
   * What a link reports, in this order, from any thread: connected at most once, then arrivals;
   * closed exactly once and last.
   */
  interface Listener {
    void connected(Connected connected);

    void arrived(Arrival arrival);

    /** {@code why} is the reason for a failed attempt, too. */
    void closed(HalException why);
  }

  /**
   * What the broker granted.
   *
   * @param receiveMaximum how many unacknowledged publishes it takes
   */
  record Connected(boolean sessionPresent, int receiveMaximum) {}

  /**
   * A message from the broker, to be acknowledged.
   *
   * @param subscriptions ids of the subscriptions it comes from; empty where the broker names none
   * @param packet the backend's own
   */
  record Arrival(MqttMessage message, boolean duplicate, List<Integer> subscriptions, int packet) {}
}
