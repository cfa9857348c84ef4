package dev.tayberry.hal.serial;

import dev.tayberry.hal.AfterTrip;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes on over a port after a trip, without the script: questions are answered, on the thread
 * that brings them since the other side may wait a few milliseconds only, until it rests. Listens
 * from the start, to know whether it moves. Any thread.
 */
final class Conversation {
  private final AfterTrip plan;
  private final Consumer<byte[]> say;
  private final @Nullable FramePattern question;
  private final @Nullable FramePattern state;
  private final long calm;
  private byte @Nullable [] lastState;
  private long heardAt;
  private long changedAt;
  private boolean changed;
  private boolean talking;
  private boolean asked;
  private long since;
  private int stopsLeft;
  private long stoppedAt;
  private boolean stopped;

  Conversation(AfterTrip plan, Consumer<byte[]> say) {
    this.plan = plan;
    this.say = say;
    var answer = plan.answer();
    question = answer == null ? null : new FramePattern(answer.to());
    String same = plan.restsWhen().same();
    state = same == null ? null : new FramePattern(same);
    calm = plan.restsWhen().forLong().toNanos();
  }

  /** The script is cut off; from now on we speak. */
  synchronized void begin() {
    talking = true;
    if (plan.send() != null) {
      say.accept(bytes(plan.send()));
    }
  }

  synchronized void received(byte[] bytes, long nanos) {
    heardAt = nanos;
    for (byte next : bytes) {
      if (state != null && state.ends(next)) {
        byte[] frame = state.frame();
        if (lastState != null && !Arrays.equals(lastState, frame)) {
          changedAt = nanos;
          changed = true;
        }
        lastState = frame;
      }
      if (question != null && question.ends(next) && talking) {
        say.accept(answer(nanos));
      }
    }
  }

  private byte[] answer(long nanos) {
    var answer = plan.answer();
    if (answer == null) {
      throw new IllegalStateException("nothing to answer with");
    }
    if (answer.toStop() == null) {
      return bytes(answer.with());
    }
    boolean moves = changed && nanos - changedAt < calm;
    if (stopsLeft == 0 && moves && !(stopped && nanos - stoppedAt < calm)) {
      stopsLeft = answer.times();
    }
    if (stopsLeft == 0) {
      return bytes(answer.with());
    }
    stopsLeft--;
    stopped = true;
    stoppedAt = nanos;
    return bytes(answer.toStop());
  }

  /**
   * Counted from the first time this is asked: what has begun just now may not be seen to move yet.
   */
  synchronized boolean isAtRest(long nanos) {
    if (!asked) {
      asked = true;
      since = nanos;
    }
    long last = since;
    if (state == null) {
      last = Math.max(last, heardAt);
    } else if (changed) {
      last = Math.max(last, changedAt);
    }
    return nanos - last >= calm;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
