package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a transaction is cut into what the kernel's buffer holds. */
class ChipMessagesTest {
  private static final SpiSettings USUAL = new SpiSettings(0, 1_000_000, 8, false, false);

  private static List<List<ChipMessages.Piece>> messages(int buffer, int... lengths) {
    return new ChipMessages(-1, USUAL, buffer)
        .messages(IntStream.of(lengths).mapToObj(byte[]::new).toList());
  }

  private static List<Integer> lengths(List<ChipMessages.Piece> message) {
    return message.stream().map(ChipMessages.Piece::length).toList();
  }

  @Test
  void whatFitsIsOneMessage() {
    assertEquals(
        List.of(List.of(4096)), messages(4096, 4096).stream().map(m -> lengths(m)).toList());
    assertEquals(1, messages(4096, 1, 2, 3, 0, 4).size());
  }

  @Test
  void whatIsLongerGoesInSeveralOfTheBuffersSize() {
    assertEquals(
        List.of(List.of(4096), List.of(4096), List.of(1808)),
        messages(4096, 10_000).stream().map(m -> lengths(m)).toList());
  }

  @Test
  void aPartIsCutWhereTheBufferEnds() {
    // Each piece begins at a new cache line of the kernel's buffer: 1 byte takes 128 there.
    assertEquals(
        List.of(List.of(1, 3968), List.of(32)),
        messages(4096, 1, 4000).stream().map(m -> lengths(m)).toList());
  }

  @Test
  void everyByteGoesOnceAndInOrder() {
    int[] lengths = {4, 5000, 0, 1, 9000, 129, 4};
    for (int buffer : new int[] {1, 128, 1000, 4096, 65536}) {
      int[] next = new int[lengths.length];
      int part = 0;
      for (var message : messages(buffer, lengths)) {
        assertTrue(!message.isEmpty());
        for (var piece : message) {
          assertTrue(piece.part() >= part, "parts in order");
          part = piece.part();
          assertEquals(next[part], piece.from(), "where the one before ended");
          next[part] += piece.length();
        }
      }
      assertEquals(IntStream.of(lengths).boxed().toList(), IntStream.of(next).boxed().toList());
    }
  }
}
