package dev.tayberry.simulator.record;

import dev.tayberry.board.Board;
import dev.tayberry.board.Line;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Message;
import dev.tayberry.hal.mqtt.broker.Reason;
import dev.tayberry.hal.mqtt.broker.Watcher;
import dev.tayberry.hal.pwm.SimulatedPwm;
import dev.tayberry.hal.serial.SimulatedSerial;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.node.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens in a world and tells it to whoever listens, in order. On the loop's thread.
 * Listeners are called inside of what they hear of: they must not change the world there and then.
 */
public final class Recorder {
  /** Where things happen. */
  public record Sources(
      Board board, SimulatedGpio gpio, SimulatedPwm pwm, SimulatedSerial serial, Broker broker) {}

  private final EventLoop loop;
  private final Supplier<Sources> sources;
  private final long start;
  private final List<Consumer<Event>> listeners = new ArrayList<>();
  private boolean tapped;

  /** Made when the world begins. */
  public Recorder(EventLoop loop, Supplier<Sources> sources) {
    this.loop = loop;
    this.sources = sources;
    start = loop.nanoTime();
  }

  /** Nanoseconds since the world began. */
  public long now() {
    return loop.nanoTime() - start;
  }

  /** Tells the listener of everything from now on, until that is closed. */
  public Listening listen(Consumer<Event> listener) {
    Consumer<Event> mine = event -> listener.accept(event); // it may listen twice
    listeners.add(mine);
    if (!tapped) {
      tapped = true;
      tap(sources.get());
    }
    return () -> listeners.remove(mine);
  }

  /** A listener's place; closing it is idempotent. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells of what happens now, if anybody wants to know. */
  public void tell(LongFunction<Event> event) {
    if (!listeners.isEmpty()) {
      Event told = event.apply(now());
      List.copyOf(listeners).forEach(listener -> listener.accept(told));
    }
  }

  /** Tells of the app's start, trips and end. */
  public void app(Program app) {
    tell(now -> new Event.App(now, "starts"));
    app.listen(
        trip ->
            tell(now -> new Event.Trip(now, trip.pins(), trip.reason().word(), trip.message())));
    app.exited().thenAccept(code -> tell(now -> new Event.App(now, "ended with code " + code)));
  }

  /** An output that tells of its lines as well. */
  public Output console(String stream, Output through) {
    Lines lines = new Lines(text -> tell(now -> new Event.Console(now, stream, text)));
    return bytes -> {
      through.write(bytes);
      if (loop.isCurrent()) {
        lines.add(bytes);
      } else { // a watchdog's, say
        loop.post(() -> lines.add(bytes));
      }
    };
  }

  private void tap(Sources world) {
    for (Line line : world.board().lines()) {
      String name = line.name();
      world.gpio().watch(name, (level, time) -> tell(now -> new Event.Level(now, name, level)));
      world.pwm().watch(name, (pulses, time) -> tell(now -> pulses(now, name, pulses)));
    }
    world.gpio().faults(fault -> tell(now -> new Event.Fault(now, fault.lines(), fault.message())));
    world.serial().devices(this::tap);
    world.broker().watch(new OnBroker());
  }

  private void tap(SimulatedUart uart) {
    uart.tap(
        (way, bytes, time) ->
            tell(
                now ->
                    new Event.Bytes(
                        now,
                        uart.name(),
                        way == SimulatedUart.Direction.TO_DEVICE,
                        bytes,
                        uart.baudRate())));
  }

  private static Event pulses(long now, String line, SimulatedPwm.@Nullable Pulses pulses) {
    return pulses == null
        ? new Event.Pulses(now, line, 0, 0)
        : new Event.Pulses(now, line, pulses.frequency(), pulses.duty());
  }

  private final class OnBroker implements Watcher {
    @Override
    public void message(String from, Message it) {
      tell(now -> new Event.Message(now, it.topic(), it.payload(), it.qos(), it.retain(), from));
    }

    @Override
    public void connected(String clientId, int version) {
      tell(now -> new Event.Client(now, clientId, true));
    }

    @Override
    public void disconnected(String clientId, Reason reason) {
      tell(now -> new Event.Client(now, clientId, false));
    }
  }
}
