package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttToken;
import org.jspecify.annotations.Nullable;

/** A link over Paho's client for MQTT 3.1.1. */
final class PahoLink3 extends PahoLink implements MqttCallback {
  /** More than we send at once: it counts a message a moment longer than it tells. */
  private static final int IN_FLIGHT = 64;

  private final PahoStore3 store;
  private final boolean fresh;
  private final Map<Long, MqttToken> resumed = new ConcurrentHashMap<>();
  private volatile @Nullable MqttAsyncClient client;

  PahoLink3(
      MqttOptions options,
      PahoSockets sockets,
      Listener listener,
      PahoStore3 store,
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
    var made = new PahoClient3(address, options.clientId(), store);
    client = made;
    for (IMqttDeliveryToken token : made.getPendingDeliveryTokens()) {
      // A restored token has no message id of its own, only its key.
      MqttToken restored = (MqttToken) token;
      Long number = store.number(Integer.parseInt(restored.internalTok.getKey()));
      if (number != null) {
        resumed.put(number, restored);
      }
    }
    made.setCallback(this);
    made.setManualAcks(true);
    made.connect(connection(), null, listener(this::accepted, error -> end(refused(error))));
  }

  private MqttConnectOptions connection() {
    var paho = new MqttConnectOptions();
    paho.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    paho.setAutomaticReconnect(false);
    paho.setMaxInflight(IN_FLIGHT);
    paho.setConnectionTimeout(CONNECT_SECONDS);
    paho.setSocketFactory(sockets.factory());
    paho.setCleanSession(fresh);
    paho.setKeepAliveInterval(options.keepAlive());
    if (options.username() != null) {
      paho.setUserName(options.username());
    }
    if (options.password() != null) {
      paho.setPassword(options.password().toCharArray());
    }
    if (options.will() != null) {
      MqttMessage will = options.will().message();
      paho.setWill(will.topic(), will.payload(), will.qos(), will.retain());
    }
    return paho;
  }

  private void accepted(IMqttToken token) {
    listener.connected(new Connected(token.getSessionPresent(), 65_535));
  }

  private HalException refused(Throwable error) {
    return error instanceof MqttException e && e.getReasonCode() >= 1 && e.getReasonCode() <= 5
        ? MqttRefusal.of(MqttRefusal.reason(e.getReasonCode()), "the connection to " + address)
        : PahoErrors.attempt(error, address);
  }

  private MqttAsyncClient client() {
    return Objects.requireNonNull(client);
  }

  @Override
  public CompletableFuture<@Nullable Void> publish(long number, MqttMessage message) {
    CompletableFuture<@Nullable Void> done = pending();
    IMqttActionListener settle =
        listener(token -> store.settled(number, done), error -> done.completeExceptionally(lost()));
    if (store.isSettled(number)) {
      done.complete(null);
      return done;
    }
    MqttToken token = resumed.remove(number);
    if (token != null) {
      resume(token, settle);
      return done;
    }
    var paho = new org.eclipse.paho.client.mqttv3.MqttMessage(message.payload());
    paho.setQos(message.qos());
    paho.setRetained(message.retain());
    store.sending(number);
    ask(() -> client().publish(message.topic(), paho, null, settle));
    return done;
  }

  /** Paho sends it again by itself; its end may be there already. */
  private static void resume(MqttToken token, IMqttActionListener settle) {
    synchronized (token) {
      if (token.isComplete()) {
        settle.onSuccess(token);
      } else {
        token.setActionCallback(settle);
      }
    }
  }

  @Override
  public CompletableFuture<Integer> subscribe(MqttSubscription wanted) {
    CompletableFuture<Integer> done = pending();
    ask(
        () ->
            client()
                .subscribe(
                    wanted.filter(),
                    wanted.qos(),
                    null,
                    listener(
                        token -> subscribed(wanted, token.getGrantedQos()[0], done),
                        error -> done.completeExceptionally(lost()))));
    return done;
  }

  private static void subscribed(
      MqttSubscription wanted, int granted, CompletableFuture<Integer> done) {
    if (granted > 2) {
      // 3.1.1 gives no reason; in nearly all cases it is the access list.
      done.completeExceptionally(MqttRefusal.of(0x87, "the subscription to " + wanted.filter()));
    } else {
      done.complete(granted);
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> unsubscribe(String filter) {
    CompletableFuture<@Nullable Void> done = pending();
    ask(
        () ->
            client()
                .unsubscribe(
                    filter,
                    null,
                    listener(
                        token -> done.complete(null),
                        error -> done.completeExceptionally(lost()))));
    return done;
  }

  @Override
  public void acknowledge(Arrival arrival) {
    if (arrival.message().qos() == 0) {
      return;
    }
    ask(() -> client().messageArrivedComplete(arrival.packet(), arrival.message().qos()));
  }

  @Override
  void leave() throws MqttException {
    client().disconnect(0, null, listener(t -> gone(), e -> gone()));
  }

  private void gone() {
    end(PahoErrors.loss(null, address));
  }

  @Override
  void free() throws MqttException {
    if (client != null) {
      client.close(true);
    }
  }

  @Override
  public void messageArrived(String topic, org.eclipse.paho.client.mqttv3.MqttMessage paho) {
    if (paho.getQos() == 2) {
      // It comes with the PUBREL; should that be repeated, it is enough to answer it.
      store.delivered(paho.getId());
    }
    MqttMessage message =
        new MqttMessage(
            topic, paho.getPayload(), paho.getQos(), paho.isRetained(), MqttProperties.NONE);
    listener.arrived(new Arrival(message, paho.isDuplicate(), List.of(), paho.getId()));
  }

  @Override
  public void connectionLost(Throwable error) {
    boolean silence =
        error instanceof MqttException e
            && (e.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT
                || e.getReasonCode() == MqttException.REASON_CODE_WRITE_TIMEOUT);
    end(silence ? PahoErrors.silence(address) : PahoErrors.loss(error, address));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // Each message has a listener of its own.
  }

  private static IMqttActionListener listener(
      Consumer<IMqttToken> success, Consumer<? super Throwable> failure) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable error) {
        failure.accept(error);
      }
    };
  }
}
