package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Forbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds a line, as the kernel names him, and what to do about it. */
class LinuxRefusalTest {
  private static final LineRequest REQUEST =
      new LineRequest("desk:key", new LineSettings.Output(TestBoard.KEY, false, 0, null));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spi0 CS0    | take dtparam=spi=on out of /boot/firmware/config.txt and restart, or wire it
          spi1 CS2    | take dtparam=spi=on out of /boot/firmware/config.txt and restart, or wire it
          w1          | take dtoverlay=w1-gpio out of /boot/firmware/config.txt and restart, or wire
          onewire@0   | take dtoverlay=w1-gpio out of /boot/firmware/config.txt and restart, or wire
          sysfs       | write its number there to the file unexport
          the kernel  | look for the dtoverlay or dtparam of /boot/firmware/config.txt that uses it
          other:led   | close it there first
          spi-monitor | close it there first
          """)
  void aTakenLineNamesItsHolderWithWhatHelpsAgainstHim(String holder, String cure) {
    var error = LinuxRefusal.busy(REQUEST, TestBoard.KEY, holder);
    assertEquals("EBUSY", error.code());
    String message = String.valueOf(error.getMessage());
    String who =
        "gpio: desk:key wants line GPIO17 (pinctrl-test 17), which %s holds; ".formatted(holder);
    assertTrue(message.startsWith(who), message);
    assertTrue(message.substring(who.length()).contains(cure), message);
  }

  @Test
  void aChipWithoutTheRightToItNamesTheGroupToJoin() {
    var error = assertThrows(HalException.class, () -> LinuxChips.open(Forbidden.file()));
    assertEquals("EACCES", error.code());
    assertEquals(
        "gpio: this user may not open %1$s, which is for the group %2$s; run: sudo usermod -aG %2$s $USER, then log in again"
            .formatted(Forbidden.file(), Forbidden.group()),
        error.getMessage());
  }
}
