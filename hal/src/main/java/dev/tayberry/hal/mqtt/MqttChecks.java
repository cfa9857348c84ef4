package dev.tayberry.hal.mqtt;

import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.mqtt.MqttOptions.Will;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link MqttBackend} promises with any broker, in one version of MQTT. The broker must
 * be open to all, and keep nothing below {@code checks/}. They may run at the same time.
 */
public final class MqttChecks {
  /** Lets time pass. */
  public interface Waiting {
    /** Until it is so; throws if that takes unreasonably long. */
    void until(BooleanSupplier condition);

    void pass(Duration time);
  }

  private final MqttBackend backend;
  private final String url;
  private final int version;
  private final Waiting waiting;
  private final AtomicInteger clients = new AtomicInteger();

  public MqttChecks(MqttBackend backend, String url, int version, Waiting waiting) {
    this.backend = backend;
    this.url = url;
    this.version = version;
    this.waiting = waiting;
  }

  public List<Check> all() {
    List<Check> all =
        new ArrayList<>(
            List.of(
                new Check("messages of each QoS come once, as they were sent", this::carries),
                new Check("bytes come as they were sent", this::carriesBytes),
                new Check("retained messages reach who comes later, marked", this::retains),
                new Check("an unsubscribed filter is quiet", this::unsubscribes),
                new Check("a cut link leaves its will", this::leavesWill),
                new Check("a goodbye takes the will back", this::takesWillBack),
                new Check("a kept session brings what was missed", this::keepsSession),
                new Check("a fresh link forgets the session", this::startsFresh),
                new Check("an unacknowledged message comes again", this::bringsAgain),
                new Check("what a cut left open goes on, exactly once", this::goesOn),
                new Check("an ended link settles all, closes once", this::endsOnce)));
    if (version == 5) {
      all.add(new Check("properties come as they were sent", this::carriesProperties));
      all.add(new Check("messages name their subscriptions", this::namesSubscriptions));
      all.add(new Check("the broker sends no more than is taken", this::holdsBack));
      all.add(new Check("what is left of an expiry is told", this::countsExpiry));
      all.add(new Check("noLocal leaves out one's own messages", this::leavesOutOwn));
      all.add(new Check("retainAsPublished keeps the flag", this::keepsRetainFlag));
    }
    return all;
  }

  private void carries() {
    LinkProbe probe = open("carries");
    probe.subscribe(1, "checks/carries/+");
    for (int qos = 0; qos <= 2; qos++) {
      probe.publish(message("checks/carries/" + qos, "text " + qos, qos));
    }
    probe.expect(3);
    for (int qos = 0; qos <= 2; qos++) {
      MqttMessage came = probe.arrivals.get(qos).message();
      same("topic", "checks/carries/" + qos, came.topic());
      same("text", "text " + qos, text(came));
      same("QoS", qos, came.qos());
      same("retain", false, came.retain());
    }
    probe.leave();
  }

  private void carriesBytes() {
    LinkProbe probe = open("bytes");
    probe.subscribe(1, "checks/bytes");
    byte[] bytes = new byte[70_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    probe.publish(new MqttMessage("checks/bytes", bytes, 1, false, MqttProperties.NONE));
    probe.publish(new MqttMessage("checks/bytes", new byte[0], 1, false, MqttProperties.NONE));
    probe.expect(2);
    that("bytes are the same", Arrays.equals(bytes, probe.payload(0)));
    same("empty payload", 0, probe.payload(1).length);
    probe.leave();
  }

  private void retains() {
    LinkProbe probe = open("retains");
    probe.publish(retained("checks/retained", "kept"));
    probe.subscribe(1, "checks/retained");
    probe.expect(1);
    same("text", "kept", text(probe.arrivals.getFirst().message()));
    same("retain", true, probe.arrivals.getFirst().message().retain());
    probe.publish(retained("checks/retained", ""));
    probe.leave();
  }

  private void unsubscribes() {
    LinkProbe probe = open("unsubscribes");
    probe.subscribe(1, "checks/quiet");
    probe.subscribe(2, "checks/heard");
    probe.wait(probe.link.unsubscribe("checks/quiet"));
    probe.publish(message("checks/quiet", "unheard", 1));
    probe.publish(message("checks/heard", "heard", 1));
    probe.expect(1);
    same("topic", "checks/heard", probe.arrivals.getFirst().message().topic());
    probe.leave();
  }

  private void leavesWill() {
    LinkProbe witness = open("witness");
    witness.subscribe(1, "checks/will");
    LinkProbe probe = open(options("will", true, 0, will("checks/will")));
    probe.link.drop();
    witness.expect(1);
    same("text", "gone", text(witness.arrivals.getFirst().message()));
    witness.leave();
  }

  private void takesWillBack() {
    LinkProbe witness = open("witness");
    witness.subscribe(1, "checks/no-will");
    LinkProbe probe = open(options("will", true, 0, will("checks/no-will")));
    probe.leave();
    witness.publish(message("checks/no-will", "mark", 1));
    witness.expect(1);
    same("text", "mark", text(witness.arrivals.getFirst().message()));
    witness.leave();
  }

  private void keepsSession() {
    MqttOptions kept = options("kept", false, MqttOptions.NEVER_EXPIRES, null);
    MqttSession session = backend.session(kept, version);
    LinkProbe first = begin(session);
    that("no session at first", !first.sessionPresent());
    first.subscribe(1, "checks/missed");
    first.link.drop();
    LinkProbe other = open("other");
    other.publish(message("checks/missed", "missed", 1));
    other.leave();
    LinkProbe second = new LinkProbe(session, false, waiting);
    that("the session is there", second.sessionPresent());
    second.expect(1);
    same("text", "missed", text(second.arrivals.getFirst().message()));
    second.acknowledge(0);
    second.leave();
    forget(kept);
  }

  private void startsFresh() {
    MqttOptions kept = options("fresh", false, MqttOptions.NEVER_EXPIRES, null);
    LinkProbe first = begin(backend.session(kept, version));
    first.subscribe(1, "checks/fresh");
    first.leave();
    LinkProbe second = new LinkProbe(backend.session(kept, version), true, waiting);
    that("the session is gone", !second.sessionPresent());
    second.leave();
    forget(kept);
  }

  private void bringsAgain() {
    MqttOptions kept = options("again", false, MqttOptions.NEVER_EXPIRES, null);
    MqttSession session = backend.session(kept, version);
    LinkProbe first = begin(session);
    first.subscribe(1, "checks/again");
    first.publish(message("checks/again", "again", 1));
    first.expect(1);
    first.link.drop();
    LinkProbe second = new LinkProbe(session, false, waiting);
    second.expect(1);
    second.acknowledge(0);
    second.leave();
    forget(kept);
  }

  private void goesOn() {
    LinkProbe witness = open("witness");
    witness.subscribe(1, "checks/once");
    MqttOptions kept = options("once", false, MqttOptions.NEVER_EXPIRES, null);
    MqttSession session = backend.session(kept, version);
    LinkProbe first = begin(session);
    List<MqttMessage> messages = new ArrayList<>();
    List<CompletableFuture<@Nullable Void>> done = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      messages.add(message("checks/once", "number " + i, 2));
      done.add(first.link.publish(i, messages.get(i)));
    }
    first.link.drop();
    first.awaitEnd();
    LinkProbe second = new LinkProbe(session, false, waiting);
    for (int i = 0; i < 10; i++) {
      waiting.until(done.get(i)::isDone);
      if (done.get(i).isCompletedExceptionally()) {
        done.set(i, second.link.publish(i, messages.get(i)));
      }
    }
    done.forEach(second::wait);
    witness.publish(message("checks/once", "mark", 2));
    witness.expect(11);
    List<String> texts = witness.arrivals.stream().map(a -> text(a.message())).sorted().toList();
    List<String> expected = new ArrayList<>(List.of("mark"));
    messages.forEach(message -> expected.add(text(message)));
    same("what came", expected, texts);
    second.leave();
    witness.leave();
    forget(kept);
  }

  private void endsOnce() {
    LinkProbe probe = open("ends");
    var after = probe.link.publish(1, message("checks/ends", "x", 1));
    probe.link.drop();
    probe.link.drop();
    probe.awaitEnd();
    waiting.until(after::isDone);
    var late = probe.link.publish(2, message("checks/ends", "x", 1));
    waiting.until(late::isDone);
    that("nothing can be published any more", late.isCompletedExceptionally());
    waiting.pass(Duration.ofMillis(100));
    same("closed", 1, probe.closed());
  }

  private void carriesProperties() {
    LinkProbe probe = open("properties");
    probe.subscribe(1, "checks/properties");
    var user = List.of(new MqttProperties.User("a", "1"), new MqttProperties.User("a", "2"));
    var sent = new MqttProperties(100L, "text/plain", "checks/reply", new byte[] {0, 1, -1}, user);
    probe.publish(new MqttMessage("checks/properties", new byte[1], 1, false, sent));
    probe.expect(1);
    MqttProperties came = probe.arrivals.getFirst().message().properties();
    same("content type", "text/plain", String.valueOf(came.contentType()));
    same("response topic", "checks/reply", String.valueOf(came.responseTopic()));
    that(
        "correlation data are the same",
        Arrays.equals(sent.correlationData(), came.correlationData()));
    same("user properties", user, came.user());
    probe.leave();
  }

  private void namesSubscriptions() {
    LinkProbe probe = open("names");
    probe.subscribe(7, "checks/names/#");
    probe.subscribe(9, "checks/names/+");
    probe.publish(message("checks/names/x", "x", 1));
    // One message with both ids, or one for each: brokers may do either.
    waiting.until(
        () ->
            probe.arrivals.stream()
                    .flatMap(arrival -> arrival.subscriptions().stream())
                    .distinct()
                    .count()
                == 2);
    probe.leave();
  }

  private void holdsBack() {
    MqttOptions two = options("holds", true, 0, null);
    two =
        new MqttOptions(
            url, two.clientId(), null, null, MqttOptions.Tls.SYSTEM, 30, true, 0, 2, null);
    LinkProbe probe = open(two);
    probe.subscribe(1, "checks/holds");
    LinkProbe other = open("other");
    for (int i = 0; i < 5; i++) {
      other.publish(message("checks/holds", "number " + i, 1));
    }
    probe.expect(2);
    waiting.pass(Duration.ofMillis(200));
    same("sent ahead", 2, probe.arrivals.size());
    for (int i = 0; i < 5; i++) {
      int next = i;
      waiting.until(() -> probe.arrivals.size() > next);
      probe.acknowledge(i);
    }
    other.leave();
    probe.leave();
  }

  private void countsExpiry() {
    LinkProbe probe = open("expiry");
    MqttProperties properties = MqttProperties.NONE.withExpiry(60);
    probe.publish(new MqttMessage("checks/expiry", new byte[1], 1, true, properties));
    waiting.pass(Duration.ofMillis(2100));
    probe.subscribe(1, "checks/expiry");
    probe.expect(1);
    Long rest = probe.arrivals.getFirst().message().properties().expiry();
    that("less than 60 s are left, got " + rest, rest != null && rest > 50 && rest < 60);
    probe.publish(retained("checks/expiry", ""));
    probe.leave();
  }

  private void leavesOutOwn() {
    LinkProbe probe = open("own");
    probe.wait(probe.link.subscribe(new MqttSubscription("checks/own", 1, 1, true, false, 0)));
    LinkProbe other = open("other");
    probe.publish(message("checks/own", "own", 1));
    other.publish(message("checks/own", "other's", 1));
    probe.expect(1);
    same("text", "other's", text(probe.arrivals.getFirst().message()));
    other.leave();
    probe.leave();
  }

  private void keepsRetainFlag() {
    LinkProbe probe = open("flag");
    probe.wait(probe.link.subscribe(new MqttSubscription("checks/flag", 1, 1, false, true, 2)));
    probe.publish(retained("checks/flag", "kept"));
    probe.expect(1);
    that("it is marked as retained", probe.arrivals.getFirst().message().retain());
    probe.publish(retained("checks/flag", ""));
    probe.leave();
  }

  private static MqttMessage message(String topic, String text, int qos) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return new MqttMessage(topic, payload, qos, false, MqttProperties.NONE);
  }

  private static MqttMessage retained(String topic, String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return new MqttMessage(topic, payload, 1, true, MqttProperties.NONE);
  }

  private static String text(MqttMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  private static Will will(String topic) {
    return new Will(message(topic, "gone", 1), 0);
  }

  private MqttOptions options(String name, boolean clean, long expiry, @Nullable Will will) {
    String clientId = "checks-" + name + "-" + clients.incrementAndGet();
    return new MqttOptions(
        url, clientId, null, null, MqttOptions.Tls.SYSTEM, 30, clean, expiry, 16, will);
  }

  /** A link whose session lives on; on 3.1.1 that is never a fresh one. */
  private LinkProbe begin(MqttSession session) {
    return new LinkProbe(session, version == 5, waiting);
  }

  private LinkProbe open(String name) {
    return open(options(name, true, 0, null));
  }

  private LinkProbe open(MqttOptions options) {
    return new LinkProbe(backend.session(options, version), true, waiting);
  }

  /** Leaves no session behind. */
  private void forget(MqttOptions kept) {
    MqttOptions last =
        new MqttOptions(url, kept.clientId(), null, null, kept.tls(), 30, true, 0, 16, null);
    open(last).leave();
  }
}
