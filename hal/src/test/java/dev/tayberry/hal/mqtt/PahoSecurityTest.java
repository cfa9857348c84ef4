package dev.tayberry.hal.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.fixtures.Needed;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.mqtt.MqttOptions.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption, names and passwords, with mosquitto. */
@Execution(ExecutionMode.CONCURRENT) // Paho waits a lot
class PahoSecurityTest {
  @TempDir static Path shared;
  private static Certificates certificates;

  @TempDir Path folder;

  @BeforeAll
  static void makeCertificates() {
    certificates = Certificates.make(shared);
  }

  /** Nothing else here talks WebSocket; its thread has no client's name. */
  @AfterAll
  static void leavesNoThreads() {
    Threads.assertGone("webSocket");
  }

  private static Told told(String url, Tls tls, Integer version) {
    return told(new MqttOptions(url, "test", null, null, tls, 30, true, 0, 16, null), version);
  }

  private static Told told(MqttOptions options, Integer version) {
    return new Told(new ManualLoop(), new PahoMqtt(), options, Told.behaviour(version));
  }

  private static MqttOptions login(String url, String name, String password) {
    return new MqttOptions(url, "test", name, password, Tls.SYSTEM, 30, true, 0, 16, null);
  }

  private static void works(Told told) {
    try (told) {
      told.connected();
      told.subscribe("t");
      told.publish(Told.message("t", "x", 1));
      told.until(() -> told.messages.size() == 1);
      assertEquals(List.of("t x"), told.texts());
    }
  }

  /** The first reason why there is no connection. */
  private static HalException failure(Told told) {
    told.until(() -> !told.reasons.isEmpty());
    told.client.abandon();
    return told.reasons.getFirst();
  }

  @ParameterizedTest
  @CsvSource({"mqtts,4", "mqtts,5", "wss,4", "wss,5"})
  void talksTls(String scheme, int version) {
    try (var broker =
        scheme.equals("wss")
            ? Mosquitto.startWebSocket(folder, certificates.config())
            : Mosquitto.start(folder, tls())) {
      String url = scheme + "://localhost:" + broker.port();
      works(told(url, new Tls(certificates.ca(), null, null), version));
    }
  }

  private static String tls() {
    return "listener PORT 127.0.0.1\nallow_anonymous true\n" + certificates.config();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void talksWebSocket(int version) {
    try (var broker = Mosquitto.startWebSocket(folder, "")) {
      works(told("ws://127.0.0.1:" + broker.port(), Tls.SYSTEM, version));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void refusesACertificateNobodyVouchesFor(int version) {
    try (var broker = Mosquitto.start(folder, tls())) {
      Told told = told("mqtts://localhost:" + broker.port(), Tls.SYSTEM, version);
      assertEquals("ERR_TLS_CERT_UNTRUSTED", failure(told).code());
      assertEquals(1, told.errors.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void refusesACertificateForAnotherName(int version) {
    try (var broker = Mosquitto.start(folder, tls())) {
      Told told =
          told(
              "mqtts://127.0.0.1:" + broker.port(),
              new Tls(certificates.ca(), null, null),
              version);
      assertEquals("ERR_TLS_CERT_ALTNAME_INVALID", failure(told).code());
    }
  }

  @Test
  void showsItsOwnCertificateWhereOneIsAskedFor() {
    String config = tls() + "require_certificate true\n";
    try (var broker = Mosquitto.start(folder, config)) {
      String url = "mqtts://localhost:" + broker.port();
      works(told(url, new Tls(certificates.ca(), certificates.cert(), certificates.key()), 5));
    }
  }

  @Test
  void saysWhatIsWrongWithAPemText() {
    var wrong =
        List.of(
            new Tls("/etc/ca.pem", null, null),
            new Tls(null, "x", null),
            new Tls(null, certificates.ca(), "-----BEGIN RSA PRIVATE KEY-----"));
    for (Tls tls : wrong) {
      assertThrows(HalException.class, () -> told("mqtts://localhost", tls, 5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aTlsUrlToAPlainPortSaysSo(int version) {
    try (var broker = Mosquitto.start(folder)) {
      Told told = told("mqtts://localhost:" + broker.port(), Tls.SYSTEM, version);
      String code = failure(told).code();
      assertTrue(code.equals("ERR_TLS_HANDSHAKE") || code.equals(MqttRefusal.NO_ANSWER), code);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aPlainUrlToATlsPortSaysSo(int version) {
    try (var broker = Mosquitto.start(folder, tls())) {
      Told told = told(broker.url(), Tls.SYSTEM, version);
      assertEquals(MqttRefusal.NO_ANSWER, failure(told).code());
    }
  }

  private String passwords() throws IOException {
    Path file = folder.resolve("passwords");
    String program = Needed.program("mosquitto_passwd", "mosquitto");
    Certificates.run(program, "-c", "-b", file.toString(), "desk", "secret");
    Path list = folder.resolve("access");
    Files.writeString(list, "user desk\ntopic readwrite desk/#\n");
    return "per_listener_settings false\nallow_anonymous false\nlistener PORT 127.0.0.1\npassword_file %s\nacl_file %s\n"
        .formatted(file, list);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void refusesAWrongPassword(int version) throws IOException {
    try (var broker = Mosquitto.start(folder, passwords())) {
      Told wrong = told(login(broker.url(), "desk", "wrong"), version);
      assertEquals("ERR_MQTT_NOT_AUTHORIZED", failure(wrong).code());
      try (Told right = told(login(broker.url(), "desk", "secret"), version)) {
        right.connected();
      }
    }
  }

  @Test
  void aRefusedMessageRejectsAndTheOthersGoOn() throws IOException {
    try (var broker = Mosquitto.start(folder, passwords());
        Told told = told(login(broker.url(), "desk", "secret"), 5)) {
      told.connected();
      for (int qos = 1; qos <= 2; qos++) {
        var before = told.client.publish(Told.message("desk/a", "before", qos));
        var refused = told.client.publish(Told.message("other", "x", qos));
        var after = told.client.publish(Told.message("desk/a", "after", qos));
        assertEquals("ERR_MQTT_NOT_AUTHORIZED", code(told, refused), "QoS " + qos);
        if (qos == 2) {
          // Paho ends the connection over it.
          told.until(() -> told.delays.size() == 1);
          told.back();
        }
        told.got(before);
        told.got(after);
      }
    }
  }

  private static String code(Told told, CompletableFuture<?> future) {
    told.until(future::isDone);
    CompletionException error = assertThrows(CompletionException.class, future::join);
    return ((HalException) error.getCause()).code();
  }
}
