package dev.tayberry.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Many devices, some at a time. The canaries come first and alone: if one of them fails, no other
 * is touched.
 *
 * @param canary how many of them
 * @param parallel how many at a time afterwards
 * @param maxFail after so many failures no further one is begun
 */
record Waves(int canary, int parallel, int maxFail) {

  /**
   * Does it to each; what was not begun is not in the answer. Blocks.
   *
   * @param isGood tells whether it went well
   */
  <T, R> Map<T, R> run(List<T> all, Function<T, R> each, Predicate<R> isGood) {
    Map<T, R> results = new LinkedHashMap<>();
    int first = all.size() > 1 ? Math.min(canary, all.size()) : 0;
    AtomicInteger failed = new AtomicInteger();
    wave(all.subList(0, first), each, isGood, failed, maxFail, results);
    if (failed.get() == 0) {
      wave(all.subList(first, all.size()), each, isGood, failed, maxFail, results);
    }
    return results;
  }

  private <T, R> void wave(
      List<T> some,
      Function<T, R> each,
      Predicate<R> isGood,
      AtomicInteger failed,
      int most,
      Map<T, R> results) {
    Map<T, Future<List<R>>> running = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, parallel))) {
      for (T one : some) {
        Callable<List<R>> work =
            () -> {
              if (failed.get() >= most) {
                return List.of();
              }
              R result = each.apply(one);
              if (!isGood.test(result)) {
                failed.incrementAndGet();
              }
              return List.of(result);
            };
        running.put(one, threads.submit(work));
      }
      for (Map.Entry<T, Future<List<R>>> one : new ArrayList<>(running.entrySet())) {
        get(one.getValue()).forEach(result -> results.put(one.getKey(), result));
      }
    }
  }

  private static <R> R get(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
