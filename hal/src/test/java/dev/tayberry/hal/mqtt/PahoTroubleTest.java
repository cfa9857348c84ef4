package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.hal.ManualLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that are away, old, rude or silent, and cables that are cut. */
@Execution(ExecutionMode.CONCURRENT) // Paho waits a lot
class PahoTroubleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir Path folder;

  /** Begins the clients' ids, and so is in the names of their threads. */
  private final String name = "trouble-" + NUMBER.incrementAndGet() + ".";

  @AfterEach
  void leavesNoThreads() {
    Threads.assertGone(name);
  }

  private Told told(String url, Integer version) {
    return told(Told.options(url, name + "test"), version);
  }

  private static Told told(MqttOptions options, Integer version) {
    return new Told(new ManualLoop(), new PahoMqtt(), options, Told.behaviour(version));
  }

  private static String failure(Told told) {
    told.until(() -> !told.reasons.isEmpty());
    told.client.abandon();
    return told.reasons.getFirst().code();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void nothingListens(int version) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertEquals("ECONNREFUSED", failure(told("mqtt://127.0.0.1:" + port, version)));
    assertEquals("ECONNREFUSED", failure(told("ws://127.0.0.1:" + port, version)));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void noSuchHost(int version) {
    assertEquals("ENOTFOUND", failure(told("mqtt://nobody.invalid", version)));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aSilentServerIsGivenUpInTime(int version) throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Told told = told("mqtt://127.0.0.1:" + silent.getLocalPort(), version);
      told.loop.runAll();
      try (Socket accepted = silent.accept()) {
        assertTrue(accepted.isConnected());
        told.loop.advance(Duration.ofSeconds(11));
        assertEquals("ETIMEDOUT", failure(told));
      }
    }
  }

  @Test
  void anOldBrokersAnswerToMqtt5LeadsTo311() throws IOException {
    try (var broker = new OldBroker(new byte[] {0x20, 2, 0, 1});
        Told told = told(broker.url(), null)) {
      told.connected();
      assertEquals(List.of(4), told.connects);
      assertEquals(List.of(5, 4), broker.versions());
      assertEquals(List.of(), told.delays);
    }
  }

  @Test
  void aBrokerThatHangsUpOnMqtt5IsTriedWith311() throws IOException {
    try (var broker = new OldBroker(new byte[0]);
        Told told = told(broker.url(), null)) {
      told.connected();
      assertEquals(List.of(5, 4), broker.versions());
    }
  }

  @ParameterizedTest
  @CsvSource({"4,1", "4,2", "5,1", "5,2"})
  void aCableCutAgainAndAgainLosesNothing(int version, int qos) throws IOException {
    try (var broker = Mosquitto.start(folder);
        var cable = new Cable(broker);
        Told receiver = told(kept(cable, "receiver"), version);
        Told sender = told(kept(cable, "sender"), version)) {
      receiver.connected();
      receiver.subscribe("t");
      sender.connected();
      List<String> expected = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 10; i++) {
          expected.add("t " + round + "." + i);
          sender.client.publish(Told.message("t", round + "." + i, qos));
        }
        cable.cut();
        sender.until(() -> !sender.client.isConnected());
        receiver.until(() -> !receiver.client.isConnected());
        receiver.back();
        sender.back();
      }
      sender.publish(Told.message("t", "last", qos));
      receiver.until(() -> receiver.texts().contains("t last"));
      // QoS 1 may bring some twice.
      List<String> came = receiver.texts().stream().filter(t -> !t.equals("t last")).toList();
      assertEquals(expected, came.stream().distinct().sorted().toList());
      assertTrue(qos == 1 || came.size() == expected.size(), () -> "more than once: " + came);
    }
  }

  private MqttOptions kept(Cable cable, String id) {
    return new MqttOptions(
        cable.url(), name + id, null, null, MqttOptions.Tls.SYSTEM, 30, false, 3600, 16, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aThousandMessagesOfEachQosComeInOrder(int version) {
    for (int qos = 0; qos <= 2; qos++) {
      try (var broker = Mosquitto.start(folder);
          Told told = told(broker.url(), version)) {
        told.connected();
        told.subscribe("t");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
          expected.add("t " + i);
          var done = told.client.publish(Told.message("t", String.valueOf(i), qos));
          if (i % 50 == 49) {
            told.got(done);
            int sent = i;
            // What comes at QoS 0 while the loop does not look is dropped, beyond a limit.
            told.until(() -> told.messages.size() > sent - 50);
          }
        }
        told.until(() -> told.messages.size() == 1000);
        assertEquals(expected, told.texts());
        assertEquals(List.of(), told.overflows);
      }
    }
  }
}
