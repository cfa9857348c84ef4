package dev.tayberry.hal.pwm;

import java.util.Arrays;

/** How late edges came. One thread adds, any may ask. */
final class LinuxJitter {
  static final int KEPT = 1024;

  private final long[] late = new long[KEPT];
  private int count;
  private int next;

  synchronized void late(long nanos) {
    late[next] = nanos;
    next = (next + 1) % KEPT;
    count = Math.min(count + 1, KEPT);
  }

  synchronized Jitter measured() {
    if (count == 0) {
      return new Jitter(0, 0, 0, 0);
    }
    long[] sorted = Arrays.copyOf(late, count);
    Arrays.sort(sorted);
    return new Jitter(share(sorted, 0.5), share(sorted, 0.99), share(sorted, 1), count);
  }

  private static double share(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1000.0;
  }
}
