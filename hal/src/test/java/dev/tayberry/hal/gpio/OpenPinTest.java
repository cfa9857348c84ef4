package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a backend with a thread of its own may do to an open line. */
class OpenPinTest {
  private final ManualLoop loop = new ManualLoop();
  private final Backend backend = new Backend();
  private final List<String> heard = new ArrayList<>();
  private final OpenPin pin =
      new OpenPin(
          loop,
          backend,
          new LineRequest(
              "desk:key",
              new LineSettings.Input(TestBoard.KEY, Pull.UP, false, Duration.ZERO, Edges.BOTH)),
          new OpenPin.Callbacks(
              (value, timestamp, sequence, lost, index) ->
                  heard.add(value + "@" + timestamp + " on the loop: " + loop.isCurrent()),
              error -> heard.add(error.code())));

  @Test
  void edgesFromAnotherThreadArriveOnTheLoops() throws InterruptedException {
    backend.onItsThread(() -> backend.listener.edge(new LineEvent(0, 1, 42, 1)));
    loop.runUntil(() -> !heard.isEmpty(), Duration.ofSeconds(10));
    assertEquals(List.of("1@42 on the loop: true"), heard);
  }

  @Test
  void whatTheKernelDroppedIsCountedByTheGapInTheSequence() {
    var lost = new ArrayList<Long>();
    var queue = new EdgeQueue(loop, (event, missing) -> lost.add(missing));
    queue.add(new LineEvent(0, 1, 1, 1));
    queue.add(new LineEvent(0, 1, 9, 5));
    loop.runAll();
    assertEquals(List.of(0L, 3L), lost);
  }

  @Test
  void aLineThatFailsIsClosedAndThenReported() throws InterruptedException {
    pin.listen(true);
    backend.onItsThread(() -> backend.listener.failed(new HalException("ENODEV", "gpio: gone")));
    loop.runAll();
    assertEquals(List.of("ENODEV"), heard);
    assertEquals(1, backend.closed);
    assertEquals(List.of(), loop.holds());
  }

  @Test
  void nothingIsHeardOfALineThatIsClosed() throws InterruptedException {
    pin.close();
    backend.onItsThread(
        () -> {
          backend.listener.edge(new LineEvent(0, 1, 42, 1));
          backend.listener.failed(new HalException("ENODEV", "gpio: gone"));
        });
    loop.runAll();
    assertEquals(List.of(), heard);
  }

  /** Opens anything and does what it is told. */
  private static final class Backend implements Gpio {
    LineListener listener = LineListener.NONE;
    int closed;

    void onItsThread(Runnable task) throws InterruptedException {
      var thread = new Thread(task);
      thread.start();
      thread.join();
    }

    @Override
    public Optional<String> holder(Line line) {
      return Optional.empty();
    }

    @Override
    public OpenLines open(LineRequest request, LineListener told) {
      listener = told;
      return new OpenLines() {
        @Override
        public long read() {
          return 0;
        }

        @Override
        public void write(long mask, long levels) {}

        @Override
        public void reconfigure(List<LineSettings> settings) {}

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }
}
