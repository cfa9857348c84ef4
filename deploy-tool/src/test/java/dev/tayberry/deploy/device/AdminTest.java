package dev.tayberry.deploy.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Root's part: what it refuses, and the rights it gives. */
class AdminTest {
  private static final String DROP_IN = "units/tayberry@desk.service.d/10-needs.conf";

  @TempDir Path folder;

  static List<String> shells() {
    return ShellDevice.shells();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void rightsAreThoseThatAReleaseAsksFor(String shell) {
    var device =
        new ShellDevice(folder, shell)
            .release("one", "gpio\nserial\nspi\nwithin 20\nstable 5\nblocked 3\n", "")
            .current("one");
    assertEquals("0", device.admin("apply", "desk"));
    assertEquals(
        """
        # Written by tayberry-admin from what the release asks for. What you add goes into a file beside this one.
        [Service]
        Type=notify-reload
        RestartSteps=8
        RestartMaxDelaySec=60s
        User=tay-desk
        Environment=TAYBERRY_RUNTIME=0.1.0-aaaa
        TimeoutStartSec=40
        WatchdogSec=13
        MemoryMax=384M
        SupplementaryGroups=gpio dialout
        DeviceAllow=char-gpiochip rw
        DeviceAllow=char-ttyAMA rw
        DeviceAllow=char-ttyS rw
        DeviceAllow=char-ttyUSB rw
        DeviceAllow=char-ttyACM rw
        DeviceAllow=char-spi rw
        ProtectKernelTunables=yes
        RestrictAddressFamilies=AF_UNIX
        LoadCredential=settings:%s/desk.settings
        """
            .formatted(folder.resolve("settings")),
        device.read(DROP_IN));
    String calls = device.read("state/calls");
    assertTrue(calls.contains("tayberry-files needs\n"), calls);
    assertTrue(
        calls.contains("enable tayberry@desk.service tayberry-settle@desk.service\n"), calls);
    assertTrue(
        calls.endsWith(
            """
            systemctl daemon-reload
            systemctl restart --no-block tayberry-settle@desk.service
            """),
        calls);
    assertEquals("restart\n", device.read("settled/desk.how"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aUnitThatIsAsItWasIsLeftAloneAndTheProcessMayStay(String shell) {
    var device = new ShellDevice(folder, shell).release("one", "net\n", "").current("one");
    device.state("version", "252");
    device.admin("apply", "desk");
    assertFalse(device.read(DROP_IN).contains("notify-reload"), "systemd 252 does not know it");
    assertFalse(device.read(DROP_IN).contains("RestrictAddressFamilies"));
    device.state("calls", "");
    device.write("settled/desk", "what was decided before");
    assertEquals("0", device.admin("apply", "desk"));
    assertFalse(device.read("state/calls").contains("daemon-reload"));
    assertEquals("reload\n", device.read("settled/desk.how"));
    assertFalse(device.has("settled/desk"), "nobody takes the old decision for the new one");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whatItDoesNotKnowItRefusesWithoutAWordOfWhatItRead(String shell) {
    for (String needs :
        List.of(
            "lasers\n",
            "root:$y$secret\n",
            "gpio\nmemory 1G\n",
            "gpio i2c\n",
            "within\n",
            "within -1\n",
            "memory 999999999999\n",
            "stable $(reboot)\n",
            "gpio\nlasers",
            "Environment=LD_PRELOAD=/tmp/x\n")) {
      var device =
          new ShellDevice(folder.resolve("" + needs.hashCode()), shell)
              .release("one", needs, "")
              .current("one");
      String said = device.admin("apply", "desk");
      assertTrue(said.endsWith("\n1"), needs + said);
      assertFalse(said.contains("secret"), said);
      assertFalse(device.has(DROP_IN), needs);
      assertFalse(device.read("state/calls").contains("systemctl restart"), needs);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aNameIsANameAndNoPath(String shell) {
    var device = new ShellDevice(folder, shell).release("one", "", "").current("one");
    for (String name :
        List.of(
            "",
            "..",
            ".",
            "../desk",
            "Desk",
            "desk/",
            "-desk",
            "1desk",
            "de sk",
            "desk\nx",
            "désk",
            "a".repeat(32),
            "*",
            "desk;x")) {
      for (String verb : List.of("apply", "remove", "start")) {
        assertTrue(device.admin(verb, name).endsWith("\n1"), name);
      }
    }
    assertTrue(device.admin("apply", "a".repeat(31)).contains("there is no app"));
    assertTrue(device.admin("destroy", "desk").endsWith("\n2"));
    assertTrue(device.admin("apply").endsWith("\n2"));
    assertEquals("", device.read("state/calls"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aLinkInPlaceOfAnAppIsRefused(String shell) throws IOException {
    var device = new ShellDevice(folder, shell);
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("base/apps/desk"), folder.resolve("elsewhere"));
    assertTrue(device.admin("apply", "desk").contains("there is no app desk"));
    assertEquals("", device.read("state/calls"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aTryIsCalledByItsDigitsAndLiesInTheAppsOwnFolder(String shell) throws IOException {
    var device = new ShellDevice(folder, shell).release("one", "", "").current("one");
    for (String key :
        List.of("", "..", "../one", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0")) {
      assertTrue(device.admin("try", "desk", key).endsWith("digits\n1"), key);
    }
    String key = "0123456789abcdef";
    assertTrue(device.admin("try", "desk").endsWith("digits\n1"));
    assertTrue(device.admin("apply", "desk", key).endsWith("\n2"));
    assertEquals("", device.read("state/calls"));
    Files.createSymbolicLink(
        folder.resolve("base/apps/desk/try." + key), folder.resolve("base/apps/desk/releases/one"));
    String said = device.admin("try", "desk", key);
    assertTrue(said.contains("try." + key + " is no folder of the app's owner"), said);
    Files.delete(folder.resolve("base/apps/desk/try." + key));
    device.write("base/apps/desk/try." + key + "/app/.tayberry/needs", "lasers\n");
    assertTrue(device.admin("try", "desk", key).contains("this Tayberry does not know"));
    assertFalse(device.read("state/calls").contains("systemctl"), device.read("state/calls"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theOtherVerbsAreSystemdsOwn(String shell) {
    var device = new ShellDevice(folder, shell).release("one", "", "").current("one");
    for (String verb : List.of("start", "stop", "restart", "enable", "disable", "reset")) {
      assertEquals("0", device.admin(verb, "desk"));
    }
    assertEquals(
        """
        systemctl start tayberry@desk.service
        systemctl stop tayberry@desk.service
        systemctl restart tayberry@desk.service
        systemctl enable tayberry@desk.service
        systemctl disable tayberry@desk.service
        systemctl reset-failed tayberry@desk.service
        """,
        device.read("state/calls"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void removingTakesAllOfTheAppButItsData(String shell) {
    var device = new ShellDevice(folder, shell).release("one", "", "").current("one");
    device.admin("apply", "desk");
    device.write("settings/desk.settings", "A=b");
    device.write("settings/lamp.settings", "A=b");
    assertEquals("0", device.admin("remove", "desk"));
    for (String gone :
        List.of(
            "base/apps/desk",
            "units/tayberry@desk.service.d",
            "settled/desk.how",
            "settings/desk.settings")) {
      assertFalse(device.has(gone), gone);
    }
    assertTrue(device.has("settings/lamp.settings") && device.has("base/apps"));
  }
}
