package dev.tayberry.hal.gpio;

import dev.tayberry.hal.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Open lines that are in Pi4J's registry until they are closed. Any thread. */
final class RegisteredLines implements OpenLines, LineListener {
  /** A line as Pi4J sees it, which is told of its levels. */
  interface Told {
    void level(int level);
  }

  private final LinuxRegistry registry;
  private final LineListener listener;
  private volatile LineRequest request;
  private volatile List<Told> told = List.of();
  private @Nullable OpenLines lines;
  private boolean closed;

  RegisteredLines(LinuxRegistry registry, LineRequest request, LineListener listener) {
    this.registry = registry;
    this.request = request;
    this.listener = listener;
  }

  void open(Function<LineListener, OpenLines> open) {
    lines = open.apply(this);
    List<Told> created = new ArrayList<>();
    try {
      for (int i = 0; i < request.lines().size(); i++) {
        created.add(create(i));
      }
    } catch (RuntimeException | Error e) {
      request.lines().subList(0, created.size()).forEach(line -> registry.remove(line.line()));
      lines().close();
      throw e;
    }
    told = List.copyOf(created);
  }

  private Told create(int index) {
    return registry.create(
        request.lines().get(index), request.consumer(), new LinuxRegistry.Place(this, index));
  }

  @Override
  public long read() {
    return lines().read();
  }

  @Override
  public void write(long mask, long levels) {
    lines().write(mask, levels);
    for (int i = 0; i < told.size(); i++) {
      if ((mask >> i & 1) != 0) {
        told.get(i).level((int) (levels >> i & 1));
      }
    }
  }

  /** A line that turns round is another thing to Pi4J. */
  @Override
  public void reconfigure(List<LineSettings> settings) {
    lines().reconfigure(settings);
    synchronized (this) {
      var before = request.lines();
      request = request.with(settings);
      List<Told> after = new ArrayList<>(told);
      for (int i = 0; i < settings.size() && !closed; i++) {
        if (before.get(i).getClass() != settings.get(i).getClass()) {
          registry.remove(settings.get(i).line());
          after.set(i, create(i));
        }
      }
      told = List.copyOf(after);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      // Before they are free: whoever opens them next is registered under the same names.
      request.lines().forEach(line -> registry.remove(line.line()));
    }
    lines().close();
  }

  @Override
  public void edge(LineEvent event) {
    if (event.index() < told.size()) {
      told.get(event.index()).level(event.level());
    }
    listener.edge(event);
  }

  @Override
  public void failed(HalException error) {
    listener.failed(error);
  }

  private OpenLines lines() {
    OpenLines opened = lines;
    if (opened == null) {
      throw new IllegalStateException("used before it was opened");
    }
    return opened;
  }
}
