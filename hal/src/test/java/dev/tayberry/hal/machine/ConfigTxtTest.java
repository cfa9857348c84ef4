package dev.tayberry.hal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTxtTest {
  @TempDir Path folder;

  private ConfigTxt config(String board, String text) throws IOException {
    Path file = folder.resolve("machine");
    Files.writeString(
        file,
        "/proc/device-tree/compatible = "
            + board
            + "\\0\n/boot/firmware/config.txt =\n"
            + text.indent(2));
    return Machine.recorded(file).config().orElseThrow();
  }

  @Test
  void aSettingIsFoundAmongOthersInItsLine() throws IOException {
    ConfigTxt config = config("raspberrypi,4-model-b", "dtparam=audio=on,i2c=on,spi=on");
    assertTrue(config.has("dtparam=i2c_arm=on"));
    assertTrue(config.has("dtparam=spi=on"));
    assertFalse(config.has("dtparam=i2c_vc=on"));
  }

  @Test
  void anOverlayIsNotAnotherThatBeginsLikeIt() throws IOException {
    ConfigTxt config =
        config("raspberrypi,4-model-b", "dtoverlay=pwm-2chan\ndtoverlay=i2c3,pins_2_3");
    assertFalse(config.has("dtoverlay=pwm"));
    assertTrue(config.has("dtoverlay=i2c3"));
    assertTrue(config.has("dtoverlay=i2c3,pins_2_3"));
    assertFalse(config.has("dtoverlay=i2c3,pins_4_5"));
  }

  @Test
  void aPi5KnowsItsUartsUnderThreeNames() throws IOException {
    for (String line :
        new String[] {"dtparam=uart0=on", "dtoverlay=uart0", "dtoverlay=uart0-pi5"}) {
      assertTrue(config("raspberrypi,5-model-b", line).has("dtparam=uart0=on"), line);
    }
  }

  @Test
  void linesForOtherModelsAndCommentsAreNotInForce() throws IOException {
    String text =
        """
        [pi5]
        dtoverlay=uart3-pi5
        [pi4]
        dtoverlay=uart3
        #dtoverlay=uart4
        [0x12345678]
        dtoverlay=uart5
        [all]
        dtoverlay=uart2
        """;
    assertEquals(
        List.of("dtoverlay=uart3", "dtoverlay=uart2"), config("raspberrypi,400", text).lines());
  }

  @Test
  void aLineThatIsThereAlreadyOnlyLacksAReboot() throws IOException {
    ConfigTxt config = config("raspberrypi,4-model-b", "dtoverlay=uart2");
    assertEquals(
        "dtoverlay=uart2 is in /boot/firmware/config.txt already: reboot",
        config.add("dtoverlay=uart2"));
    assertEquals(
        "add dtoverlay=uart3 to /boot/firmware/config.txt and reboot",
        config.add("dtoverlay=uart3"));
  }
}
