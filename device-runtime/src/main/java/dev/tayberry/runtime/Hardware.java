package dev.tayberry.runtime;

import dev.tayberry.hal.Peripheral;
import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.SimulatedBoard;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The backends of a board, one of each port, shared by all programs that run on it. */
public final class Hardware {
  private final Function<Peripheral<?>, Object> make;
  private final boolean anyThreads;
  private final Map<Class<?>, Object> backends = new HashMap<>();
  private final Map<String, Long> wentSafe = new ConcurrentHashMap<>();

  private Hardware(Function<Peripheral<?>, Object> make, boolean anyThreads) {
    this.make = make;
    this.anyThreads = anyThreads;
  }

  /** This machine's. */
  public static Hardware real() {
    return new Hardware(peripheral -> peripheral.real().get(), true);
  }

  /** A board of its own that exists in this process only. */
  public static Hardware simulated(SimulatedBoard board) {
    return new Hardware(peripheral -> peripheral.simulated().apply(board), false);
  }

  /** Whether any thread may call its backends; else they live on the loop's and in its time. */
  public boolean isAnyThreads() {
    return anyThreads;
  }

  /** When which line went to its safe level last, for whoever has to wait after it. */
  Map<String, Long> wentSafe() {
    return wentSafe;
  }

  /** As this one, with another backend for one port. */
  public <B> Hardware with(Class<B> port, B backend) {
    backends.put(port, backend);
    return this;
  }

  /** By its port. */
  public <B> B backend(Class<B> port) {
    for (Peripheral<?> peripheral : Peripherals.ALL) {
      if (peripheral.port().equals(port)) {
        return port.cast(backend(peripheral));
      }
    }
    throw new IllegalArgumentException(port + " is no port of a peripheral");
  }

  /** Made when first asked for: a peripheral nobody imports costs nothing. */
  public <B> B backend(Peripheral<B> peripheral) {
    return peripheral
        .port()
        .cast(backends.computeIfAbsent(peripheral.port(), port -> make.apply(peripheral)));
  }
}
