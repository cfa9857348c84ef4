package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoundTest {
  /** As i2cdetect has it: a call without a byte writes to some memories there. */
  @Test
  void memoriesAreReadFromAndAllOthersCalled() {
    List<Integer> read =
        IntStream.rangeClosed(OpenBus.FIRST, OpenBus.LAST).filter(Found::isRead).boxed().toList();
    List<Integer> memories =
        IntStream.concat(IntStream.rangeClosed(0x30, 0x37), IntStream.rangeClosed(0x50, 0x5f))
            .boxed()
            .toList();
    assertEquals(memories, read);
  }
}
