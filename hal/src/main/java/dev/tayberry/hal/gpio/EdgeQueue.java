package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Loop;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Takes edges from the backend's thread to the loop, each as a task of its own. It is bounded: when
 * the loop cannot keep up the oldest edges go, as they do in the kernel's own buffer, so the last
 * level always arrives. What is missing, here or there, shows as a gap in the sequence.
 */
final class EdgeQueue {
  /** Where edges go on the loop's thread. */
  interface Receiver {
    /**
     * Takes the next edge.
     *
     * @param lost how many edges went missing before this one
     */
    void edge(LineEvent event, long lost);
  }

  /** As many as the kernel keeps: what it kept for a process that stood still has room here. */
  static final int CAPACITY = 1024;

  private final Loop loop;
  private final Receiver receiver;
  private final Queue<LineEvent> waiting = new ArrayDeque<>();
  private long lastSequence;

  EdgeQueue(Loop loop, Receiver receiver) {
    this.loop = loop;
    this.receiver = receiver;
  }

  /** Any thread. */
  void add(LineEvent event) {
    synchronized (waiting) {
      waiting.add(event);
      if (waiting.size() > CAPACITY) {
        waiting.remove(); // its task will take the next one
        return;
      }
    }
    loop.post(this::deliver);
  }

  private void deliver() {
    LineEvent event;
    synchronized (waiting) {
      event = waiting.poll();
    }
    if (event != null) {
      long lost = event.sequence() - lastSequence - 1;
      lastSequence = event.sequence();
      receiver.edge(event, lost);
    }
  }
}
