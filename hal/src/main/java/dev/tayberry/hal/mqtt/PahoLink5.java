package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.jspecify.annotations.Nullable;

/** A link over Paho's client for MQTT 5. */
final class PahoLink5 extends PahoLink implements MqttCallback {
  /** QoS 2 messages that may wait here: Paho answers for them before we do. */
  private static final int UNFINISHED = 256;

  private final PahoStore5 store;
  private final boolean fresh;
  private final Map<Long, MqttToken> resumed = new ConcurrentHashMap<>();

  /** A QoS 2 message on its way out; its token is there once Paho has taken it. */
  private static final class Outgoing {
    private volatile @Nullable MqttToken token;

    boolean isAnswered() {
      var taken = token;
      return taken != null && taken.getReasonCodes() != null;
    }
  }

  /** In order. */
  private final ConcurrentSkipListMap<Long, Outgoing> exactlyOnce = new ConcurrentSkipListMap<>();

  private final Semaphore room = new Semaphore(UNFINISHED);
  private volatile @Nullable MqttAsyncClient client;
  private volatile boolean subscriptionIds;
  private long culprit;

  PahoLink5(
      MqttOptions options,
      PahoSockets sockets,
      Listener listener,
      PahoStore5 store,
      boolean fresh) {
    super(options, sockets, listener);
    this.store = store;
    this.fresh = fresh;
  }

  @Override
  void open() throws MqttException {
    if (fresh) {
      store.forget();
    }
    var made = new PahoClient5(address, options.clientId(), store);
    client = made;
    for (IMqttToken token : made.getPendingTokens()) {
      // A restored token has no message id of its own, only its key.
      MqttToken restored = (MqttToken) token;
      Long number = store.number(Integer.parseInt(restored.internalTok.getKey()));
      if (number != null) {
        resumed.put(number, restored);
      }
    }
    made.setCallback(this);
    made.setManualAcks(true);
    made.connect(
        Paho5.connection(options, fresh, sockets.factory()),
        null,
        Paho5.listener(this::accepted, error -> end(refused(error))));
  }

  private void accepted(IMqttToken token) {
    MqttProperties granted = token.getResponseProperties();
    Integer window = granted.getReceiveMaximum();
    subscriptionIds = granted.isSubscriptionIdentifiersAvailable();
    if (!token.getSessionPresent()) {
      store.forgetIds();
    }
    listener.connected(new Connected(token.getSessionPresent(), window == null ? 65_535 : window));
    for (MqttPublish publish : store.owed()) {
      publish.getMessage().setId(publish.getMessageId());
      exactlyOnce(Paho5.arrival(publish.getTopicName(), publish.getMessage()));
    }
  }

  private HalException refused(Throwable error) {
    int reason = reason(error);
    // A broker of the 3.1.1 days answers with its own code, which Paho does not know.
    if (reason == MqttException.REASON_CODE_INVALID_RETURN_CODE) {
      return MqttRefusal.of(0x84, "the connection to " + address);
    }
    return isRefusal(reason)
        ? MqttRefusal.of(reason, "the connection to " + address)
        : PahoErrors.attempt(error, address);
  }

  private static int reason(@Nullable Throwable error) {
    return error instanceof MqttException e ? e.getReasonCode() : 0;
  }

  private static boolean isRefusal(int reason) {
    return reason >= 0x80 && reason <= 0xff;
  }

  private MqttAsyncClient client() {
    return Objects.requireNonNull(client);
  }

  @Override
  public CompletableFuture<@Nullable Void> publish(long number, MqttMessage message) {
    CompletableFuture<@Nullable Void> done = pending();
    MqttActionListener settle =
        Paho5.listener(
            token -> published(number, message, token, done),
            error -> failed(number, message, error, done));
    if (store.isSettled(number)) {
      done.complete(null);
      return done;
    }
    MqttToken token = resumed.remove(number);
    if (token != null) {
      resume(token, settle);
      return done;
    }
    var outgoing = new Outgoing();
    if (message.qos() == 2) {
      exactlyOnce.put(number, outgoing); // before it is sent: the answer may come at once
      done.whenComplete((nothing, error) -> exactlyOnce.remove(number));
    }
    store.sending(number, Paho5.packet(message));
    ask(() -> outgoing.token = send(message, settle));
    return done;
  }

  /** Paho sends it again by itself; its end may be there already. */
  private static void resume(MqttToken token, MqttActionListener settle) {
    synchronized (token) {
      if (token.isComplete()) {
        settle.onSuccess(token);
      } else {
        token.setActionCallback(settle);
      }
    }
  }

  private MqttToken send(MqttMessage message, MqttActionListener settle) throws MqttException {
    for (int tries = 0; ; tries++) {
      try {
        return (MqttToken) client().publish(message.topic(), Paho5.message(message), null, settle);
      } catch (MqttException e) {
        // It counts a message as under way until a moment after it said that it was sent.
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT || tries == 50) {
          throw e;
        }
        LockSupport.parkNanos(100_000);
      }
    }
  }

  private void published(
      long number, MqttMessage message, IMqttToken token, CompletableFuture<@Nullable Void> done) {
    int reason = message.qos() == 1 ? token.getReasonCodes()[0] : 0;
    if (isRefusal(reason)) {
      store.abandon(number);
      done.completeExceptionally(refusal(message, reason));
    } else {
      store.settled(number, done);
    }
  }

  private static HalException refusal(MqttMessage message, int reason) {
    return MqttRefusal.of(reason, "a message to " + message.topic());
  }

  private void failed(
      long number, MqttMessage message, Throwable error, CompletableFuture<@Nullable Void> done) {
    // Paho ends the connection over a refused QoS 2 message. Brokers answer in order, so it is the
    // first without an answer; sending it again would end the next connection, too.
    if (isRefusal(reason(error)) && number == culprit()) {
      store.abandon(number);
      done.completeExceptionally(refusal(message, reason(error)));
    } else {
      done.completeExceptionally(lost());
    }
  }

  /** Looked for at the first failure: afterwards all of them have failed. */
  private synchronized long culprit() {
    if (culprit == 0) {
      culprit =
          exactlyOnce.entrySet().stream()
              .filter(entry -> !entry.getValue().isAnswered())
              .mapToLong(Map.Entry::getKey)
              .findFirst()
              .orElse(-1);
    }
    return culprit;
  }

  @Override
  public CompletableFuture<Integer> subscribe(MqttSubscription wanted) {
    CompletableFuture<Integer> done = pending();
    MqttProperties properties = new MqttProperties();
    if (subscriptionIds) {
      properties.setSubscriptionIdentifier(wanted.id());
    }
    ask(
        () ->
            client()
                .subscribe(
                    Paho5.subscription(wanted),
                    null,
                    Paho5.listener(
                        token -> subscribed(wanted, token.getReasonCodes()[0], done),
                        error -> done.completeExceptionally(lost())),
                    properties));
    return done;
  }

  private static void subscribed(
      MqttSubscription wanted, int reason, CompletableFuture<Integer> done) {
    if (isRefusal(reason)) {
      done.completeExceptionally(MqttRefusal.of(reason, "the subscription to " + wanted.filter()));
    } else {
      done.complete(reason);
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> unsubscribe(String filter) {
    CompletableFuture<@Nullable Void> done = pending();
    ask(
        () ->
            client()
                .unsubscribe(
                    new String[] {filter},
                    null,
                    Paho5.listener(
                        token -> done.complete(null), error -> done.completeExceptionally(lost())),
                    new MqttProperties()));
    return done;
  }

  @Override
  public void acknowledge(Arrival arrival) {
    switch (arrival.message().qos()) {
      case 1 -> ask(() -> client().messageArrivedComplete(arrival.packet(), 1));
      case 2 -> room.release(); // Paho has done the rest
      default -> {}
    }
  }

  @Override
  void leave() throws MqttException {
    client().disconnect(0, null, Paho5.listener(t -> gone(), e -> gone()), 0, new MqttProperties());
  }

  private void gone() {
    end(PahoErrors.loss(null, address));
  }

  @Override
  void free() throws MqttException {
    room.release(UNFINISHED);
    if (client != null) {
      client.close(true);
    }
  }

  @Override
  public void messageArrived(String topic, org.eclipse.paho.mqttv5.common.MqttMessage message) {
    Arrival arrival = Paho5.arrival(topic, message);
    if (message.getQos() == 2) {
      exactlyOnce(arrival);
    } else {
      listener.arrived(arrival);
    }
  }

  /** Paho has answered the broker for it, which may not send it again: it must get through. */
  private void exactlyOnce(Arrival arrival) {
    // Holds Paho's reading thread, and so the broker, until handlers have caught up.
    room.acquireUninterruptibly();
    if (!handOn(arrival, () -> store.take(arrival.packet()))) {
      room.release();
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException error = response.getException();
    if (error == null) {
      end(MqttRefusal.disconnected(response.getReturnCode()));
      return;
    }
    end(
        switch (error.getReasonCode()) {
          case MqttClientException.REASON_CODE_CLIENT_TIMEOUT,
              MqttClientException.REASON_CODE_WRITE_TIMEOUT ->
              PahoErrors.silence(address);
          default -> PahoErrors.loss(error, address);
        });
  }

  @Override
  public void mqttErrorOccurred(MqttException error) {
    // Followed by the end of the connection.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Each message has a listener of its own.
  }

  @Override
  public void connectComplete(boolean reconnect, String uri) {
    // The attempt has a listener of its own.
  }

  @Override
  public void authPacketArrived(int reason, MqttProperties properties) {
    // We offer no such authentication.
  }
}
