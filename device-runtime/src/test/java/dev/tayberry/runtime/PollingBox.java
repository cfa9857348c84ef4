package dev.tayberry.runtime;

import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.runtime.loop.EventLoop;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A desk's control box as FlexiSpot's are: awake while its wake line is high, it polls for keys and
 * shows its height. A preset moves it by itself until a key is tapped. In the middle of a move it
 * locks itself when the wake line drops, or its polls go unanswered for half a second.
 */
final class PollingBox {
  private static final Duration SLOT = Duration.ofMillis(32);
  private static final byte[] POLL = HexFormat.of().parseHex("9b04117cc39d");
  private static final long PATIENCE = Duration.ofMillis(500).toNanos();
  private static final long COAST = Duration.ofMillis(450).toNanos();

  private final EventLoop loop;
  private final SimulatedGpio gpio;
  private final SimulatedUart uart;
  private final String wake;
  private long answeredAt;
  private boolean preset;
  private long tappedAt;
  private int height = 720;
  private int slots;
  private boolean awake;
  int answersWhileMoving;
  boolean locked;

  PollingBox(EventLoop loop, SimulatedGpio gpio, SimulatedUart uart, String wake) {
    this.loop = loop;
    this.gpio = gpio;
    this.uart = uart;
    this.wake = wake;
    uart.onData((bytes, nanos) -> heard(bytes[3] & 0xff, nanos));
    gpio.watch(wake, (level, time) -> woken(level));
  }

  boolean isMoving() {
    return preset && (tappedAt == 0 || loop.nanoTime() - tappedAt < COAST);
  }

  private void woken(int level) {
    locked |= level == 0 && isMoving();
    if (level == 1 && !awake) {
      awake = true;
      answeredAt = loop.nanoTime();
      slot();
    }
  }

  private void slot() {
    if (gpio.level(wake) == 0) {
      awake = false;
      return;
    }
    locked |= isMoving() && loop.nanoTime() - answeredAt > PATIENCE;
    if (isMoving()) {
      height++;
    }
    uart.write(POLL);
    if (++slots % 2 == 0) {
      uart.write(HexFormat.of().parseHex("9b0712%06x00009d".formatted(height)));
    }
    loop.after(SLOT, this::slot);
  }

  /** The keys of an answer: one or two bits move it while they come, four is a preset. */
  private void heard(int keys, long nanos) {
    answeredAt = nanos;
    if (keys == 4) {
      preset = true;
    } else if (isMoving()) {
      answersWhileMoving++;
      if (keys != 0 && tappedAt == 0) {
        tappedAt = nanos;
      }
    }
  }
}
