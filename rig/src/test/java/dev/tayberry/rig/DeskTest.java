package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.fixtures.MqttClients;
import dev.tayberry.fixtures.Patience;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standing desk's app, the same files as in the simulator, on real lines and a real UART: its
 * control box at the other end of the wire, mosquitto's clients at the other end of the network. It
 * keeps time, so it comes when no other machine runs any more.
 */
@Order(Integer.MAX_VALUE - 1)
class DeskTest {
  private static final int BUTTON = 17;
  private static final int LED = 27;
  private static final String STOP = "F1 F1 2B 00 2B 7E";
  private static final String GO_TO_700 = "F1 F1 1B 02 02 BC DB 7E";

  @TempDir Path folder;
  private final Rig rig = Rig.machine();
  private Mosquitto broker;
  private MqttClients clients;
  private ControlBox box;
  private RunningApp app;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.start();
    clients = new MqttClients(broker.port(), "desk/rig/#");
    box = new ControlBox(folder, rig.uartSocket());
    rig.copy(Rig.checkout().resolve("sample-apps/standing-desk"), "/home/pi/standing-desk");
    // What 'dtoverlay=uart2' brings on a Pi; this machine's second UART has another name.
    rig.asRoot().run("ln -sfn " + rig.uartDevice() + " /dev/ttyAMA2").ok();
    app =
        rig.startWarmTay(
            "run",
            "--board",
            "raspberrypi,4-model-b",
            "--env",
            "DESK_ID=rig",
            "--env",
            "MQTT_URL=mqtt://10.0.2.2:" + broker.port(), // the host, as the machine sees it
            "/home/pi/standing-desk");
    app.await("controlled by"); // an emulated start takes its time
    clients.until("desk/rig/availability", "online");
    clients.until("desk/rig/height", "65.5");
  }

  @AfterEach
  void end() {
    for (AutoCloseable part : new AutoCloseable[] {app, box, clients, broker}) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    rig.asRoot().run("rm -f /dev/ttyAMA2").ok();
  }

  @Test
  void isArmedByItsButtonAndDrivenOverMqtt() {
    refusesToMoveBeforeItIsArmed();
    armsAtTheButton();
    goesToAHeight();
    stopsAtTheButton();
    leavesEverythingSafe();
  }

  private void refusesToMoveBeforeItIsArmed() {
    assertTrue(clients.ask("desk/rig/height/set", "-m", "70").contains("not-armed"));
    assertEquals(0, box.count(GO_TO_700));
    seen(0);
    seen(1);
  }

  private void armsAtTheButton() {
    press();
    clients.until("desk/rig/status", "\"armed\":true");
  }

  private void goesToAHeight() {
    move("70", () -> status("\"outcome\":\"arrived\""));
    box.until(GO_TO_700);
    assertEquals(70, height(), 0.2);
  }

  private void stopsAtTheButton() {
    move("120", () -> height() > 74);
    clients.until("desk/rig/state", "opening");
    long stops = box.count(STOP);
    press();
    clients.until("desk/rig/state", "stopped");
    assertTrue(box.count(STOP) > stops, () -> "a stop on the wire: " + box.heard());
    assertTrue(height() < 100, () -> "stopped at " + height());
  }

  private void leavesEverythingSafe() {
    assertTrue(rig.run("gpioinfo").out().contains("consumer=\"desk:led\""));
    app.signal("TERM");
    app.await("tay ended: 143");
    clients.until("desk/rig/availability", "offline");
    assertEquals(0, rig.level(LED));
    assertFalse(rig.run("gpioinfo").out().contains("consumer=\"desk:"));
  }

  /**
   * Sent anew where the desk gave it up: it does where its machine is late, as emulated ones are.
   */
  private void move(String to, BooleanSupplier there) {
    BooleanSupplier underWay = () -> there.getAsBoolean() || status("\"moving\":true");
    BooleanSupplier linked = () -> status("\"link\":true");
    for (int tries = 0; tries < 5 && !there.getAsBoolean(); tries++) {
      Patience.until(() -> "the box answers: " + told(), linked);
      clients.publish("desk/rig/height/set", "-m", to);
      Patience.until(
          () -> "it moves: " + told(), () -> underWay.getAsBoolean() || !linked.getAsBoolean());
      Patience.until(
          () -> "it comes to an end: " + told(),
          () -> there.getAsBoolean() || !underWay.getAsBoolean());
    }
    assertTrue(there.getAsBoolean(), () -> "to " + to + ": " + told());
  }

  private String told() {
    return clients.heard() + "\n" + box.heard() + "\n" + app.errors();
  }

  private boolean status(String part) {
    return clients.last("desk/rig/status").contains(part);
  }

  private double height() {
    return Double.parseDouble(clients.last("desk/rig/height"));
  }

  /** As a finger would: the button leads to ground. */
  private void press() {
    rig.pull(BUTTON, 0);
    Patience.pause(150);
    rig.pull(BUTTON, 1);
  }

  private void seen(int level) {
    Patience.until(() -> "the LED is seen at " + level, () -> rig.level(LED) == level);
  }
}
