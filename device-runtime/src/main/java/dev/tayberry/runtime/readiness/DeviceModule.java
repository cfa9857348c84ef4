package dev.tayberry.runtime.readiness;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Loop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The native half of {@code hal:device}; on the loop's thread. */
public final class DeviceModule {
  private final Readiness readiness;
  private final Loop loop;
  private final Map<Integer, Readiness.Busy> open = new HashMap<>();
  private int last;

  public DeviceModule(Readiness readiness, Loop loop) {
    this.readiness = readiness;
    this.loop = loop;
  }

  @Exported
  void ready() {
    readiness.ready();
  }

  @Exported
  boolean isReady() {
    return readiness.isReady().isDone();
  }

  /** A number to end it with. */
  @Exported
  int busy(String reason) {
    var busy = new Readiness.Busy(reason, loop.clock().currentTimeMillis());
    open.put(++last, busy);
    readiness.begin(busy);
    return last;
  }

  @Exported
  void release(int number) {
    Readiness.Busy busy = open.remove(number);
    if (busy != null) {
      readiness.end(busy);
    }
  }

  @Exported
  List<String> reasons() {
    return readiness.busy().stream().map(Readiness.Busy::reason).toList();
  }
}
