package dev.tayberry.deploy.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MadeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.7Z");

  private static Instant after(String newest) {
    return new Release.Made(NOON, "me").after(newest).at();
  }

  @Test
  void ofALaterSecondKeepsItsTime() {
    assertEquals(NOON, after("20261121T115959-1a2b3c4d"));
  }

  @Test
  void ofTheSameSecondCountsAsTheNext() {
    assertEquals(Instant.parse("2026-11-21T12:00:01Z"), after("20261121T120000-1a2b3c4d"));
  }

  @Test
  void byAClockThatIsBehindComesAfterAllTheSame() {
    assertEquals(Instant.parse("2027-01-01T00:00:01Z"), after("20270101T000000-1a2b3c4d"));
  }
}
