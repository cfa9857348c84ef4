package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.Subscriptions.Handler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the broker's subscriptions as the program wants them, over one link after the other. */
final class Subscriber {
  private final Executor loop;
  private final Subscriptions subscriptions;
  private final Consumer<HalException> error;

  /** What the broker must be told to forget, if it still knows it. */
  private final Set<String> unsubscribed = new LinkedHashSet<>();

  private @Nullable MqttLink link;

  /**
   * @param error is told when a subscription that was granted is not granted again
   */
  Subscriber(Executor loop, Subscriptions subscriptions, Consumer<HalException> error) {
    this.loop = loop;
    this.subscriptions = subscriptions;
    this.error = error;
  }

  Handler subscribe(Subscriptions.Wish wish) {
    Handler handler = subscriptions.add(wish);
    unsubscribed.remove(wish.filter());
    request(wish.filter(), false);
    return handler;
  }

  CompletableFuture<@Nullable Void> unsubscribe(Handler handler) {
    handler.granted.completeExceptionally(
        new HalException("ERR_MQTT_UNSUBSCRIBED", "mqtt: unsubscribed before it was subscribed"));
    if (!subscriptions.remove(handler)) {
      return CompletableFuture.completedFuture(null);
    }
    unsubscribed.add(handler.wish.filter());
    return forget(handler.wish.filter());
  }

  /**
   * A link has come up.
   *
   * @param remembered whether the broker still has what this client subscribed to
   */
  void open(MqttLink link, boolean remembered) {
    this.link = link;
    if (remembered) {
      subscriptions.open().forEach(filter -> request(filter, false));
      List.copyOf(unsubscribed).forEach(this::forget);
    } else {
      // An earlier run's subscriptions may be there, under ids that mean nothing now.
      unsubscribed.clear();
      subscriptions.filters().forEach(filter -> request(filter, true));
    }
  }

  /** The link is gone; the next one asks for what is still open. */
  void hold() {
    link = null;
  }

  /** The end. */
  void fail(HalException why) {
    hold();
    subscriptions.all().forEach(handler -> handler.granted.completeExceptionally(why));
  }

  private void request(String filter, boolean anew) {
    MqttLink over = link;
    MqttSubscription wanted = over == null ? null : subscriptions.request(filter, anew);
    if (over != null && wanted != null) {
      over.subscribe(wanted)
          .whenComplete(
              (qos, failure) ->
                  loop.execute(
                      () -> {
                        if (over.equals(link)) {
                          answered(wanted, qos, Outbox.cause(failure));
                        }
                      }));
    }
  }

  private void answered(MqttSubscription wanted, Integer qos, @Nullable Throwable failure) {
    if (failure instanceof HalException lost && lost.code().equals(MqttLink.LOST)) {
      return;
    }
    for (Handler handler : subscriptions.of(wanted)) {
      if (failure == null) {
        handler.granted.complete(qos);
      } else {
        subscriptions.remove(handler);
        boolean first = handler.granted.completeExceptionally(failure);
        if (!first && failure instanceof HalException known) {
          error.accept(known);
        }
      }
    }
  }

  private CompletableFuture<@Nullable Void> forget(String filter) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    if (link == null) {
      done.complete(null);
      return done;
    }
    link.unsubscribe(filter)
        .whenComplete(
            (nothing, failure) ->
                loop.execute(
                    () -> {
                      // Without an answer the next link says it again.
                      if (failure == null) {
                        unsubscribed.remove(filter);
                      }
                      done.complete(null);
                    }));
    return done;
  }
}
