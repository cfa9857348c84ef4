package dev.tayberry.runtime.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgramLoopTest {
  private final EventLoop loop = new EventLoop(new RealTime());
  private final List<Throwable> faults = new ArrayList<>();
  private final ProgramLoop program = new ProgramLoop(loop, faults::add);

  @Test
  void workThatFailsWithAnErrorHoldsTheProgramNoLonger() {
    CompletableFuture<Object> result =
        program.work(
            "a port",
            () -> {
              throw new UnsatisfiedLinkError("no library");
            });
    assertTrue(program.isHeld());
    loop.run(program::isHeld);
    assertInstanceOf(UnsatisfiedLinkError.class, result.exceptionNow());
  }

  @Test
  void resultsArriveOnTheLoopEvenAfterTheEnd() {
    List<Boolean> onLoop = new ArrayList<>();
    program.work("work", () -> 1).thenAccept(one -> onLoop.add(loop.isCurrent()));
    program.end();
    loop.run(program::isHeld);
    assertEquals(List.of(true), onLoop);
  }

  @Test
  void twoHoldsOfOneNameAreTwo() {
    var first = program.hold("x");
    var second = program.hold("x");
    first.release();
    first.release();
    assertEquals(List.of("x"), program.holders());
    second.release();
    assertFalse(program.isHeld());
  }

  @Test
  void aTaskThatFailsDoesNotKeepTheNextFromRunning() {
    List<String> ran = new ArrayList<>();
    program.post(
        () -> {
          throw new IllegalStateException("mine");
        });
    program.post(() -> ran.add("next"));
    loop.run(program::isHeld);
    assertEquals(1, faults.size());
    assertEquals(List.of("next"), ran);
  }
}
