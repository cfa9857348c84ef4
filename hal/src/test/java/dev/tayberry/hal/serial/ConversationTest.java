package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.AfterTrip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the frames of a control box that polls its keys, and shows its height meanwhile. */
class ConversationTest {
  private static final String POLL = "9b04117cc39d";
  private static final String IDLE = "9b060200006ca19d";
  private static final String TAP = "9b06020100fca09d";

  private final List<String> said = new ArrayList<>();
  private long millis;

  private Conversation with(String send, String toStop, int times, String same) {
    return new Conversation(
        new AfterTrip(
            send,
            new AfterTrip.Answer(POLL, IDLE, toStop, times),
            new AfterTrip.RestsWhen(Duration.ofSeconds(1), same)),
        bytes -> said.add(HexFormat.of().formatHex(bytes)));
  }

  @Test
  void questionsAreAnsweredOnlyAfterTheTrip() {
    var talk = with(null, null, 1, null);
    hear(talk, POLL);
    assertEquals(List.of(), said);
    talk.begin();
    hear(talk, "00fe9b0411");
    hear(talk, "7cc39d" + POLL);
    assertEquals(List.of(IDLE, IDLE), said);
  }

  @Test
  void stopBytesAreSentAtOnce() {
    with("f1f12b002b7e", null, 1, null).begin();
    assertEquals(List.of("f1f12b002b7e"), said);
  }

  @Test
  void whatMovesByItselfIsTappedAFewTimes() {
    var talk = with(null, TAP, 2, "9b0712......");
    hear(talk, display(1));
    millis = 100;
    hear(talk, display(2));
    talk.begin();
    for (int i = 0; i < 4; i++) {
      hear(talk, POLL);
    }
    assertEquals(List.of(TAP, TAP, IDLE, IDLE), said);
  }

  @Test
  void whatStandsIsNotTapped() {
    var talk = with(null, TAP, 2, "9b0712......");
    hear(talk, display(1));
    millis = 5000;
    hear(talk, display(1));
    talk.begin();
    hear(talk, POLL);
    assertEquals(List.of(IDLE), said);
  }

  @Test
  void whatMovesOnIsTappedAgain() {
    var talk = with(null, TAP, 1, "9b0712......");
    hear(talk, display(1));
    hear(talk, display(2));
    talk.begin();
    hear(talk, POLL);
    millis = 1200;
    hear(talk, display(3));
    hear(talk, POLL);
    assertEquals(List.of(TAP, TAP), said);
  }

  @Test
  void itRestsWhenItsStateStaysTheSame() {
    var talk = with(null, TAP, 1, "9b0712......");
    hear(talk, display(1));
    talk.begin();
    assertFalse(talk.isAtRest(0), "what has just begun is not seen to move yet");
    millis = 500;
    hear(talk, display(2));
    millis = 1400;
    hear(talk, display(2) + POLL);
    assertFalse(talk.isAtRest(nanos()));
    millis = 1500;
    assertTrue(talk.isAtRest(nanos()));
  }

  @Test
  void withoutAStateOnlySilenceIsRest() {
    var talk = with(null, null, 1, null);
    talk.begin();
    assertFalse(talk.isAtRest(0));
    millis = 900;
    hear(talk, POLL);
    millis = 1800;
    assertFalse(talk.isAtRest(nanos()));
    millis = 1900;
    assertTrue(talk.isAtRest(nanos()));
  }

  private void hear(Conversation talk, String hex) {
    talk.received(HexFormat.of().parseHex(hex), nanos());
  }

  private long nanos() {
    return millis * 1_000_000;
  }

  private static String display(int height) {
    return "9b0712%06x".formatted(height);
  }
}
