package dev.tayberry.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor hears, at a socket of a program that is not ours. */
class NotifyTest {
  @TempDir Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Notify to(String address) {
    return Notify.to(address, bytes -> said.add(new String(bytes, StandardCharsets.UTF_8)));
  }

  @Test
  void aStateIsOneDatagramToASocketInAFolder() {
    states(folder.resolve("notify").toString());
  }

  @Test
  void aStateIsOneDatagramToASocketInNoFolder() {
    states("@tayberry-test-" + ProcessHandle.current().pid());
  }

  private void states(String address) {
    try (var supervisor = new Supervisor(address);
        var notify = to(address)) {
      notify.ready("runs\nwell");
      notify.reloading(1_234_567_890);
      notify.ready("runs again");
      notify.status("wartet länger");
      notify.alive();
      notify.stopping("SIGTERM came");
      assertEquals(
          List.of(
              "READY=1\nSTATUS=runs well",
              "RELOADING=1\nMONOTONIC_USEC=1234567",
              "READY=1\nSTATUS=runs again",
              "STATUS=wartet länger",
              "WATCHDOG=1",
              "STOPPING=1\nSTATUS=SIGTERM came"),
          supervisor.await(6));
    }
    assertEquals(List.of(), said);
  }

  @Test
  void nobodyIsToldWhereNobodySupervises() {
    for (String address : new String[] {null, ""}) {
      try (var notify = to(address)) {
        assertFalse(notify.isHeard());
        notify.ready("runs");
      }
    }
    assertEquals(List.of(), said);
  }

  @Test
  void aSupervisorThatHasGoneIsComplainedOfOnce() {
    try (var notify = to(folder.resolve("nobody").toString())) {
      notify.ready("runs");
      notify.alive();
    }
    assertEquals(
        List.of("tay: the supervisor cannot be told of the app's state: sendto: ENOENT\n"), said);
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String address : List.of("notify", "@", "/" + "x".repeat(107), "vsock:2:1234")) {
      assertThrows(IllegalArgumentException.class, () -> to(address), address);
    }
    to("/" + "x".repeat(106)).close();
  }

  @Test
  void theWatchdogIsFedWhileTheLoopTurnsAndNoLonger() throws Exception {
    String address = folder.resolve("notify").toString();
    var loop = new EventLoop(new RealTime());
    var wanted = new AtomicBoolean(true);
    var stuck = new CountDownLatch(1);
    try (var supervisor = new Supervisor(address);
        var notify = to(address);
        var pulse = new Pulse(loop, notify, Duration.ofMillis(100))) {
      Thread turns = Thread.ofPlatform().start(() -> loop.run(wanted::get));
      pulse.start();
      supervisor.await(5);
      loop.post(() -> awaits(stuck));
      // What was on its way when the loop stopped may still come.
      Patience.pause(200);
      int before = supervisor.heard().size();
      Patience.pause(500);
      assertEquals(before, supervisor.heard().size(), "a loop that stands still is not fed for");
      stuck.countDown();
      supervisor.await(before + 2);
      assertTrue(supervisor.heard().stream().allMatch("WATCHDOG=1"::equals));
      wanted.set(false);
      loop.post(() -> {});
      turns.join();
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
