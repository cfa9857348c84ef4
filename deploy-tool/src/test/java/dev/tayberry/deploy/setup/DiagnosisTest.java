package dev.tayberry.deploy.setup;

import static dev.tayberry.deploy.setup.Device.NOW;
import static dev.tayberry.deploy.setup.Device.ready;
import static dev.tayberry.deploy.setup.Device.with;
import static dev.tayberry.deploy.setup.Device.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static List<String> of(String facts) {
    return Diagnosis.of(Facts.parse(facts), "desk", NOW).stream().map(Ailment::what).toList();
  }

  @Test
  void nothingIsWrongWithAReadyOne() {
    assertEquals(List.of(), of(ready()));
  }

  @Test
  void aFreshOneLacksAllOfOurs() {
    List<Ailment> ailments = Diagnosis.of(Facts.parse(Device.FRESH), "desk", NOW);
    assertTrue(ailments.size() > 3);
    assertTrue(ailments.stream().allMatch(a -> a.grave() && a.cure().equals("tay setup desk")));
  }

  @Test
  void eachWrongIsSaidOnce() {
    assertEquals(
        List.of("its clock is 1438 minutes late"),
        of(ready().replace("clock 1795000001", "clock 1794913700")));
    assertEquals(
        List.of("only 12 MB are free where /var/lib lies"),
        of(ready().replace("disk /var/lib 24000", "disk /var/lib 12")));
    assertEquals(
        List.of("the app lamp has failed"),
        of(with(ready(), "app desk active", "app lamp failed")));
    assertEquals(
        List.of("the app desk wants the runtime 0.0.9, which is not there"),
        of(with(ready(), "app.runtime desk 0.0.9")));
    assertEquals(
        List.of("sudo does not let pi run /opt/tayberry/bin/tayberry-admin"),
        of(
                with(
                    without(without(ready(), "admin"), "file unreadable"),
                    "file unreadable /etc/sudoers.d/tayberry"))
            .stream()
            .filter(what -> what.startsWith("sudo"))
            .toList());
    assertEquals(
        List.of("/opt/tayberry/apps is not root's"),
        of(ready().replace("3775 root tayberry", "3775 pi tayberry")));
  }

  @Test
  void aWeakPowerSupplyIsSeenNowAndBefore() {
    assertEquals(List.of(), of(with(ready(), "throttled 0x0")));
    List<String> both = of(with(ready(), "throttled 0x50005"));
    assertEquals(4, both.size());
    assertTrue(both.getFirst().contains("too weak now"));
    assertFalse(of(with(ready(), "throttled 0x10000")).getFirst().contains("now"));
  }

  @Test
  void whatSetupWouldRefuseIsHereAsWell() {
    List<Ailment> ailments =
        Diagnosis.of(Facts.parse(ready().replace("elf 02 b7", "elf 01 28")), "desk", NOW);
    assertTrue(ailments.getFirst().what().contains("32 bits"));
    assertTrue(ailments.getFirst().cure().startsWith("write a 64-bit image"));
  }
}
