package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyDevicesTest {
  @TempDir Path root;
  private FakeSys sys;
  private TtyDevices devices;

  @BeforeEach
  void machine() {
    sys = new FakeSys(root);
    devices = new TtyDevices(root);
  }

  private HalException refused(String port) {
    return assertThrows(HalException.class, () -> devices.find(id(port)));
  }

  private static UsbId id(String port) {
    var id = UsbId.parse(port);
    assertTrue(id != null, port);
    return id;
  }

  @Test
  void whatHasHardwareBehindItIsListedWithWhatItSaysOfItself() {
    sys.uart("ttyS0", "4");
    sys.uart("ttyS1", "0");
    sys.adapter("ttyUSB0", "0403", "6001", "A50285BI");
    assertEquals(
        List.of(
            PortInfo.of("/dev/ttyS0"),
            new PortInfo(
                "/dev/ttyUSB0",
                null,
                "/dev/serial/by-id/usb-Maker_A50285BI-if00-port0",
                "Maker",
                "USB Serial",
                "A50285BI",
                "0403",
                "6001")),
        devices.list());
  }

  @Test
  void anAdapterIsFoundByWhatItIs() {
    sys.adapter("ttyUSB0", "1a86", "7523", null);
    sys.adapter("ttyUSB1", "0403", "6001", "A1");
    sys.adapter("ttyUSB2", "0403", "6001", "B2");
    assertEquals("/dev/ttyUSB0", devices.find(id("usb:1A86:7523")));
    assertEquals("/dev/ttyUSB2", devices.find(id("usb:0403:6001:B2")));
    assertEquals(id("usb:0403:6001:A1"), devices.at(Path.of("/dev/ttyUSB1")));
    assertNull(devices.at(Path.of("/dev/tty0")));
  }

  @Test
  void ofTwoThatMatchNoneIsChosenAndBothAreNamed() {
    sys.adapter("ttyUSB0", "0403", "6001", "A1");
    sys.adapter("ttyUSB1", "0403", "6001", "B2");
    var error = refused("usb:0403:6001");
    assertEquals("EINVAL", error.code());
    assertTrue(
        error
            .getMessage()
            .contains(
                "/dev/ttyUSB0 (usb:0403:6001:A1, USB Serial)"
                    + " and /dev/ttyUSB1 (usb:0403:6001:B2, USB Serial)"),
        error.getMessage());
  }

  @Test
  void twoWithoutSerialNumbersAreToldApartByTheirLinks() {
    sys.adapter("ttyUSB0", "1a86", "7523", null);
    sys.adapter("ttyUSB1", "1a86", "7523", null);
    var words = refused("usb:1a86:7523").getMessage();
    assertTrue(words.contains("/dev/serial/by-id/usb-Maker_ttyUSB1-if00-port0"), words);
  }

  @Test
  void whereItIsMissingWhatIsPluggedInIsTold() {
    sys.uart("ttyS0", "4");
    assertTrue(refused("usb:1a86:7523").getMessage().endsWith("there is none at all"));
    sys.adapter("ttyUSB0", "0403", "6001", "A1");
    var error = refused("usb:1a86:7523");
    assertEquals("ENOENT", error.code());
    assertEquals(
        "serial: no adapter usb:1a86:7523 is plugged in;"
            + " there is /dev/ttyUSB0 (usb:0403:6001:A1, USB Serial)",
        error.getMessage());
  }

  @Test
  void whatIsNoAdapterIsNotTakenForOne() {
    assertNull(UsbId.parse("/dev/ttyUSB0"));
    assertNull(UsbId.parse("usb:1a86"));
    assertNull(UsbId.parse("usb:1a86:7523:"));
  }
}
