package dev.tayberry.runtime.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of the manifest, in virtual time. */
class SafetyGuardTest {
  private static final Wiring.Safety INTERLOCK =
      new Wiring.Safety(
          List.of(new Wiring.Interlock(List.of("up", "down"), Duration.ofMillis(500))), null);
  private static final Wiring.Safety NO_DEAD_TIME =
      new Wiring.Safety(List.of(new Wiring.Interlock(List.of("up", "down"), Duration.ZERO)), null);
  private static final Wiring.Safety BEATS =
      new Wiring.Safety(List.of(), new Wiring.Heartbeat(Duration.ofSeconds(1), true));

  @Test
  void anOutputThatIsAwayForTooLongGoesSafeAndItsAppHearsWhy() {
    var bench = Bench.limited(Duration.ofSeconds(2), Wiring.Safety.NONE, "heater");
    var heater = bench.open("heater");
    bench.advance(5000);
    heater.write(1);
    bench.advance(1000);
    heater.write(1);
    bench.advance(999);
    assertEquals(1, heater.level, "writing it again begins no new stretch, but it is not over yet");
    bench.advance(1);
    assertEquals(0, heater.level);
    assertEquals(List.of("ERR_MAX_ON"), heater.heard);
    assertEquals(List.of("max-on heater"), bench.trips());
  }

  @Test
  void theFirstLevelCountsToo() {
    var bench = Bench.limited(Duration.ofSeconds(2), Wiring.Safety.NONE, "heater");
    var heater = bench.open("heater", 1);
    bench.advance(2000);
    assertEquals(0, heater.level);
  }

  @Test
  void anOutputThatIsSafeInTimeMayGoOnAgain() {
    var bench = Bench.limited(Duration.ofSeconds(2), Wiring.Safety.NONE, "heater");
    var heater = bench.open("heater");
    for (int i = 0; i < 3; i++) {
      heater.write(1);
      bench.advance(1500);
      heater.write(0);
    }
    bench.advance(5000);
    assertEquals(List.of(), bench.trips());
  }

  @Test
  void aTrippedOutputRefusesToLeaveItsSafeLevelUntilItIsOpenedAnew() {
    var bench = Bench.limited(Duration.ofSeconds(2), Wiring.Safety.NONE, "heater");
    var heater = bench.open("heater", 1);
    bench.advance(2000);
    assertEquals("ERR_TRIPPED", refused(() -> heater.write(1)));
    heater.write(0);
    heater.close();
    var again = bench.open("heater");
    again.write(1);
    assertEquals(1, again.level);
  }

  @Test
  void aWriteToWhatIsClosedIsTheBackendsToRefuseAndNoStretchBegins() {
    var bench = Bench.limited(Duration.ofSeconds(2), BEATS, "heater");
    var heater = bench.open("heater");
    heater.close();
    heater.write(1);
    bench.advance(5000);
    assertEquals(List.of(), bench.trips());
    assertEquals(List.of(), heater.heard);
  }

  @Test
  void twoOfAnInterlockAtOnceAreRefusedAndAllOfThemGoSafe() {
    var bench = Bench.of(INTERLOCK, "up", "down", "led");
    var up = bench.open("up");
    var down = bench.open("down");
    var led = bench.open("led", 1);
    up.write(1);
    assertEquals("ERR_INTERLOCK", refused(() -> down.write(1)));
    assertEquals(0, up.level);
    assertEquals(0, down.level);
    assertEquals(1, led.level, "no part of it");
    assertEquals(List.of("ERR_INTERLOCK"), up.heard);
    assertEquals(List.of("interlock up"), bench.trips());
  }

  @Test
  void anInterlockCountsFirstLevels() {
    var bench = Bench.of(INTERLOCK, "up", "down");
    var up = bench.open("up", 1);
    assertEquals("ERR_INTERLOCK", refused(() -> bench.open("down", 1)));
    assertEquals(0, up.level);
  }

  @Test
  void inTheDeadTimeTheOtherIsRefusedWithTheTimeLeftAndNothingTrips() {
    var bench = Bench.of(INTERLOCK, "up", "down");
    var up = bench.open("up");
    var down = bench.open("down");
    up.write(1);
    up.write(0);
    bench.advance(100);
    var error = assertThrows(HalException.class, () -> down.write(1));
    assertEquals("ERR_INTERLOCK", error.code());
    assertTrue(error.getMessage().contains("400 ms more"), error.getMessage());
    up.write(1);
    up.write(0);
    bench.advance(500);
    down.write(1);
    assertEquals(1, down.level);
    assertEquals(List.of(), bench.trips());
  }

  @Test
  void theDeadTimeOutlivesTheOutputThatWasClosed() {
    var bench = Bench.of(INTERLOCK, "up", "down");
    var up = bench.open("up", 1);
    up.close();
    assertEquals("ERR_INTERLOCK", refused(() -> bench.open("down", 1)));
    assertEquals(List.of(), bench.trips());
  }

  @Test
  void aWriteThatSwapsTwoOfAnInterlockIsNeverBothAndMayBe() {
    var bench = Bench.of(NO_DEAD_TIME, "up", "down");
    var up = bench.open("up", 1);
    var down = bench.open("down");
    assertEquals(List.of("safe first"), bench.swap(up, down));
    assertEquals("0 1", up.level + " " + down.level);
    assertEquals(List.of("safe first"), bench.swap(down, up), "in whatever order they are named");
    assertEquals("1 0", up.level + " " + down.level);
    assertEquals("ERR_INTERLOCK", refused(() -> down.write(1)), "each counts as where it is");
  }

  @Test
  void aSwapWithADeadTimeIsRefusedAndNothingTrips() {
    var bench = Bench.of(INTERLOCK, "up", "down");
    var up = bench.open("up", 1);
    var down = bench.open("down");
    var error = assertThrows(HalException.class, () -> bench.swap(up, down));
    assertEquals("ERR_INTERLOCK", error.code());
    assertTrue(error.getMessage().contains("500 ms more after up went safe"), error.getMessage());
    assertEquals("1 0", up.level + " " + down.level, "together, or not at all");
    assertEquals(List.of(), bench.trips());
    up.write(0);
    bench.advance(500);
    down.write(1);
  }

  @Test
  void aWriteThatWouldMakeItTwoTripsThemAll() {
    var bench = Bench.of(NO_DEAD_TIME, "up", "down", "led");
    var up = bench.open("up");
    var down = bench.open("down");
    var led = bench.open("led", 1);
    assertEquals("ERR_INTERLOCK", refused(() -> bench.together(List.of(up, down), 1, 1)));
    assertEquals("0 0", up.level + " " + down.level);
    assertEquals(List.of("interlock down"), bench.trips());
    assertEquals("ERR_TRIPPED", refused(() -> bench.together(List.of(led, up), 0, 1)));
    assertEquals(1, led.level);
  }

  @Test
  void aSwapOfOutputsThatExcludeNothingIsOneWrite() {
    var bench = Bench.of(Wiring.Safety.NONE, "up", "down");
    assertEquals(List.of("at once"), bench.swap(bench.open("up", 1), bench.open("down")));
  }

  @Test
  void aGroupIsTrippedAsSingleOutputsAre() {
    var bench = Bench.limited(Duration.ofSeconds(2), Wiring.Safety.NONE, "a", "b");
    var a = bench.open("a");
    var b = bench.open("b");
    bench.together(List.of(a, b), 1, 1);
    bench.advance(1000);
    bench.together(List.of(a, b), 0, 1);
    bench.advance(1000);
    assertEquals(List.of("max-on b"), bench.trips());
  }

  @Test
  void anAppThatDoesNotBeatWhileSomethingIsAwayTripsEverything() {
    var bench = Bench.of(BEATS, "up", "led");
    var up = bench.open("up");
    var led = bench.open("led");
    bench.advance(60_000);
    up.write(1);
    bench.advance(900);
    bench.guard.beat();
    bench.advance(999);
    assertEquals(1, up.level);
    bench.advance(1);
    assertEquals(0, up.level);
    assertEquals(List.of("heartbeat up"), bench.trips());
    assertEquals(List.of("ERR_HEARTBEAT"), led.heard, "all are tripped, also what was safe");
  }

  @Test
  void nothingAwayNeedsNoHeartbeat() {
    var bench = Bench.of(BEATS, "up");
    var up = bench.open("up");
    up.write(1);
    bench.advance(500);
    up.write(0);
    bench.advance(60_000);
    assertEquals(List.of(), bench.trips());
  }

  @Test
  void theEndOfAProgramIsATripOnlyIfSomethingIsAway() {
    var bench = Bench.of(Wiring.Safety.NONE, "up", "led");
    var up = bench.open("up");
    bench.guard.end(Reason.EXIT, "the program ended");
    assertEquals(List.of(), bench.trips());
    up.write(1);
    assertEquals(0, up.level, "it is over all the same");
    assertEquals("ERR_TRIPPED", refused(() -> bench.open("led", 1)));
  }

  @Test
  void theEndOfAProgramProducesNoErrors() {
    var bench = Bench.of(Wiring.Safety.NONE, "up");
    var up = bench.open("up", 1);
    bench.guard.end(Reason.EXIT, "the program ended");
    assertEquals(0, up.level);
    assertEquals(List.of("exit up"), bench.trips());
    assertEquals(List.of(), up.heard);
  }

  @Test
  void afterASignalThatDidNotEndItAProgramHearsWhyNothingMovesAnyMore() {
    var bench = Bench.of(Wiring.Safety.NONE, "up");
    var up = bench.open("up", 1);
    bench.guard.tripAll(Reason.SIGNAL, "SIGINT came");
    bench.advance(4999);
    up.write(1);
    assertEquals(0, up.level, "a farewell is not cut short, and switches nothing on");
    assertEquals(List.of(), up.heard);
    bench.advance(1);
    assertEquals(List.of("ERR_TRIPPED"), up.heard);
    assertEquals("ERR_TRIPPED", refused(() -> up.write(1)));
    up.write(0);
  }

  @Test
  void aProgramThatEndsBySignalHearsNoErrors() {
    var bench = Bench.of(Wiring.Safety.NONE, "up");
    var up = bench.open("up", 1);
    bench.guard.tripAll(Reason.SIGNAL, "SIGINT came");
    bench.advance(1000);
    bench.guard.end(Reason.EXIT, "the program ended");
    bench.advance(60_000);
    up.write(1);
    assertEquals(List.of(), up.heard);
    assertEquals(List.of("signal up"), bench.trips());
  }

  @Test
  void aHeldPinKeepsItsLevelUntilItsPortRests() {
    var bench = Bench.holding(Duration.ofSeconds(5), "wake", "desk");
    var desk = bench.openPort("desk");
    var wake = bench.open("wake", 1);
    desk.write(1);
    bench.guard.tripAll(Reason.HEARTBEAT, "late");
    assertEquals(0, desk.level, "it was told to stop at once");
    bench.advance(3000);
    assertEquals(1, wake.level);
    assertFalse(bench.guard.isQuiet());
    desk.rests = true;
    bench.advance(20);
    assertEquals(0, wake.level);
    assertTrue(bench.guard.isQuiet());
    assertEquals(List.of("ERR_HEARTBEAT"), wake.heard);
    assertEquals(List.of("ERR_HEARTBEAT"), desk.heard);
  }

  @Test
  void aHeldPinGoesSafeWhenItsTimeIsOver() {
    var bench = Bench.holding(Duration.ofSeconds(5), "wake", "desk");
    bench.openPort("desk");
    var wake = bench.open("wake", 1);
    bench.guard.end(Reason.EXIT, "the program ended");
    bench.advance(4990);
    assertEquals(1, wake.level);
    bench.advance(20);
    assertEquals(0, wake.level);
  }

  @Test
  void closingWhatIsHeldWaits() {
    var bench = Bench.holding(Duration.ofSeconds(5), "wake", "desk");
    var desk = bench.openPort("desk");
    var wake = bench.open("wake", 1);
    bench.guard.tripAll(Reason.BLOCKED, "late");
    wake.close();
    desk.close();
    assertFalse(wake.closed);
    assertFalse(desk.closed);
    desk.rests = true;
    bench.advance(20);
    assertTrue(wake.closed);
    assertTrue(desk.closed);
  }

  @Test
  void aPortThatCannotBeClosedKeepsNobodyFromHisEnd() {
    var bench = Bench.holding(Duration.ofSeconds(5), "wake", "desk");
    var desk = bench.openPort("desk");
    var wake = bench.open("wake", 1);
    bench.guard.tripAll(Reason.BLOCKED, "late");
    List<String> order = new ArrayList<>();
    bench.guard.whenQuiet(() -> order.add("quiet"));
    wake.watched.close(
        () -> {
          throw new IllegalStateException("unplugged");
        });
    desk.rests = true;
    bench.advance(20);
    assertEquals(List.of("quiet"), order);
  }

  @Test
  void aPinHoldsForNothingWhereItsPortIsNotOpen() {
    var bench = Bench.holding(Duration.ofSeconds(5), "wake", "desk");
    var wake = bench.open("wake", 1);
    bench.guard.end(Reason.EXIT, "the program ended");
    assertEquals(0, wake.level);
    assertTrue(bench.guard.isQuiet());
  }

  private static String refused(Runnable action) {
    return assertThrows(HalException.class, action::run).code();
  }
}
