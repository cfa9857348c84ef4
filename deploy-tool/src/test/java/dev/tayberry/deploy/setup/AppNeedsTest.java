package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.Sha256;
import dev.tayberry.deploy.wire.LoopbackSsh;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.Target;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.fixtures.Sshd;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What setup does for one app: ports and buses, the console, the restart. */
class AppNeedsTest {
  private static final SetupPlan NOTHING = new SetupPlan(List.of(), List.of());
  private static final String PI4 =
      """
      board raspberrypi,4-model-b brcm,bcm2711
      boot /boot/firmware/config.txt
      cmdline console=serial0,115200 console=tty1 root=PARTUUID=1-02 rootwait
      """;

  @TempDir Path folder;

  private AppNeeds app(String ports) throws IOException {
    Files.writeString(
        folder.resolve("package.json"), "{ \"tayberry\": { \"name\": \"desk\", " + ports + " } }");
    return new AppNeeds(Manifest.read(folder));
  }

  private static String steps(AppNeeds app, String facts) {
    return app.with(NOTHING, Facts.parse(facts)).steps().stream()
        .map(step -> step.text() + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void portsAndBusesAreSwitchedOnAndTheDeviceRestarted() throws IOException {
    AppNeeds app =
        app("\"serial\": { \"box\": { \"port\": \"UART2\" } }, \"buses\": { \"air\": \"I2C1\" }");
    assertEquals(
        """
        write /etc/modules-load.d/tayberry.conf
        add dtoverlay=uart2 and dtparam=i2c_arm=on to /boot/firmware/config.txt
        restart it, and wait until it is back
        """,
        steps(app, PI4 + "config [pi5]\nconfig dtoverlay=uart2\n"));
    String on = PI4 + "config dtparam=i2c=on,spi=on\nconfig dtoverlay=uart2,ctsrts\n";
    on += "file " + Sha256.of("i2c-dev\n") + " " + Layout.MODULES + "\n";
    assertEquals(
        "",
        steps(app, on + "device /dev/ttyAMA2\ndevice /dev/i2c-1\n"),
        "in other words, all of it");
    SetupPlan plan = app.with(NOTHING, Facts.parse(on + "device /dev/i2c-1\n"));
    assertEquals("restart it, and wait until it is back", plan.steps().getFirst().text());
    assertTrue(plan.notes().getFirst().startsWith("/dev/ttyAMA2 is not there, though"));
    assertEquals(
        "restart it, and wait until it is back\n",
        steps(app, on + "device /dev/ttyAMA2\ndevice /dev/i2c-1\nrestart needed\n"),
        "it was cut off before");
  }

  @Test
  void theConsoleGoesOffAUartOfTheApp() throws IOException {
    assertEquals(
        """
        add dtoverlay=disable-bt to /boot/firmware/config.txt
        take the console off serial0 in /boot/firmware/cmdline.txt
        restart it, and wait until it is back
        """,
        steps(
            app("\"serial\": { \"box\": { \"port\": \"UART0\" } }"),
            PI4 + "device /dev/ttyAMA0\n"));
    String pi5 =
        """
        board raspberrypi,5-model-b brcm,bcm2712
        boot /boot/firmware/config.txt
        config dtparam=uart0=on
        cmdline console=serial0,115200 console=tty1
        device /dev/ttyAMA0
        """;
    assertEquals(
        "",
        steps(app("\"serial\": { \"box\": { \"port\": \"UART0\" } }"), pi5),
        "a Pi 5 has its console on a plug of its own");
  }

  @Test
  void anAppThatDoesNotFitIsRefusedBeforeAnythingIsDone() throws IOException {
    AppNeeds app = app("\"pins\": { \"led\": \"GPIO99\" }");
    assertTrue(
        assertThrows(Failure.class, () -> steps(app, PI4))
            .getMessage()
            .startsWith("desk does not fit "));
    AppNeeds unknown = app("\"pins\": { \"led\": \"GPIO17\" }");
    assertTrue(
        assertThrows(Failure.class, () -> steps(unknown, "kernel x\n"))
            .getMessage()
            .contains("it is no board that is known"));
    SetupPlan pc =
        app("\"boards\": [\"raspberrypi,4-model-b\"], \"buses\": { \"air\": \"I2C1\" }")
            .with(NOTHING, Facts.parse("kernel x\n"));
    assertTrue(pc.notes().getFirst().contains("it has no config.txt"));
  }

  @Test
  void itIsWaitedForUntilItHasStartedAnew() throws IOException {
    try (Sshd sshd = Sshd.start(folder)) {
      AtomicInteger pauses = new AtomicInteger();
      AtomicInteger calls = new AtomicInteger();
      String before = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      Reconnect back =
          new Reconnect(
              () -> {
                // Still there, then away, then there anew.
                if (calls.incrementAndGet() == 2) {
                  throw new Failure("no route");
                }
                Wire wire =
                    LoopbackSsh.connect(Target.parse(sshd.url()), Nobody.there(), sshd.home());
                if (calls.get() == 3) {
                  other(sshd);
                }
                return wire;
              },
              pauses::incrementAndGet);
      assertEquals("another", back.after("desk", before).text("boot.id"));
      assertEquals(3, pauses.get());
      Reconnect gone =
          new Reconnect(
              () -> {
                throw new Failure("no route");
              },
              () -> {});
      assertTrue(
          assertThrows(Failure.class, () -> gone.after("desk", before))
              .getMessage()
              .contains("not back after five minutes (no route)"));
    }
  }

  /** This machine, as if it had been started anew. */
  private static void other(Sshd sshd) {
    try {
      sshd.program(
          "cat",
          "[ \"$1\" != /proc/sys/kernel/random/boot_id ] || { echo another; exit; }\nexec /bin/cat \"$@\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
