package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.ManualLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A broker's last word, heard as its link ends: what it has must not be sent to it again. */
class LateAnswerTest {
  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final Outbox outbox =
      new Outbox(new ManualLoop().clock(), loop::add, 10, (topic, dropped) -> {});

  @Test
  void aMessageConfirmedAfterItsLinkWasGivenUpIsNotSentAgain() {
    var first = new Wire();
    outbox.open(first, 10);
    CompletableFuture<@Nullable Void> one = outbox.add(Told.message("t", "one", 2));
    CompletableFuture<@Nullable Void> two = outbox.add(Told.message("t", "two", 2));
    outbox.hold();
    first.answers.getFirst().complete(null);
    loop.forEach(Runnable::run);
    assertTrue(one.isDone());
    assertFalse(two.isDone());
    var second = new Wire();
    outbox.open(second, 10);
    assertEquals(List.of(2L), second.sent);
  }

  @Test
  void aStoreTellsTheNextLinkWhatTheLastOneCouldNot() {
    var store = new PahoStore3();
    CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
    store.settled(1, told);
    assertTrue(told.isDone());
    assertFalse(store.isSettled(1));
    store.settled(2, CompletableFuture.failedFuture(PahoLink.lost()));
    assertTrue(store.isSettled(2), "its link had ended");
    assertFalse(store.isSettled(2), "told once");
    store.settled(3, CompletableFuture.failedFuture(PahoLink.lost()));
    store.forget();
    assertFalse(store.isSettled(3), "another session");
  }

  private static final class Wire implements MqttLink {
    final List<Long> sent = new ArrayList<>();
    final List<CompletableFuture<@Nullable Void>> answers = new ArrayList<>();

    @Override
    public CompletableFuture<@Nullable Void> publish(long number, MqttMessage message) {
      sent.add(number);
      answers.add(new CompletableFuture<>());
      return answers.getLast();
    }

    @Override
    public CompletableFuture<Integer> subscribe(MqttSubscription subscription) {
      throw new AssertionError();
    }

    @Override
    public CompletableFuture<@Nullable Void> unsubscribe(String filter) {
      throw new AssertionError();
    }

    @Override
    public void acknowledge(Arrival arrival) {}

    @Override
    public void disconnect() {}

    @Override
    public void drop() {}
  }
}
