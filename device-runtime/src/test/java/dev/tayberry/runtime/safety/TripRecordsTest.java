package dev.tayberry.runtime.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of trips, and what is written down of them. */
class TripRecordsTest {
  @TempDir Path folder;

  private static Trip trip(String message) {
    return new Trip(Reason.MAX_ON, List.of("up", "lamp"), message, false, 1767600030000L);
  }

  @Test
  void whoTakesHisTimeKeepsNobodyElseFromHearingOfIt() throws Exception {
    var never = new CountDownLatch(1);
    var place = new Place.OwnThread(new EventLoop(new RealTime()));
    var records = new TripRecords(place);
    records.listen(
        trip -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    records.listen(new TripLog(folder));
    records.add(trip("one"));
    records.add(trip("two"));
    Patience.until(() -> "both are in the log", () -> lines().size() == 2);
    place.close();
    records.add(trip("after the end"));
    assertEquals(3, records.all().size());
  }

  @Test
  void eachIsALineOfJson() {
    new TripLog(folder).tripped(trip("up was on"));
    assertEquals(
        "{\"time\":\"2026-01-05T08:00:30Z\",\"reason\":\"max-on\",\"pins\":[\"up\",\"lamp\"],\"message\":\"up was on\"}",
        lines().getFirst());
  }

  @Test
  void aFullLogIsKeptBesideTheNewOne() throws Exception {
    var log = new TripLog(folder);
    log.tripped(trip("x".repeat(260 * 1024)));
    log.tripped(trip("new"));
    assertEquals(1, lines().size());
    assertTrue(lines().getFirst().contains("new"), lines().getFirst());
    assertTrue(Files.size(folder.resolve("trips.log.1")) > 260 * 1024);
  }

  @Test
  void whatCannotBeWrittenIsNoFault() {
    new TripLog(folder.resolve("gone")).tripped(trip("nowhere"));
    assertEquals(List.of(), lines());
  }

  private List<String> lines() {
    try {
      Path file = folder.resolve("trips.log");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
