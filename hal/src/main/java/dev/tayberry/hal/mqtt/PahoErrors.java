package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong below Paho, by its root. */
final class PahoErrors {
  private PahoErrors() {}

  /** An attempt that came to nothing. */
  static HalException attempt(Throwable error, MqttAddress address) {
    for (Throwable cause : causes(error).reversed()) {
      HalException known = known(cause, address);
      if (known != null) {
        return known;
      }
    }
    return new HalException(
        MqttRefusal.NO_ANSWER,
        "mqtt: %s closed the connection instead of answering; is it MQTT's port, with TLS (mqtts:) or without (mqtt:)?"
            .formatted(address),
        error);
  }

  /** A link that was up. */
  static HalException loss(@Nullable Throwable error, MqttAddress address) {
    Throwable root = error == null ? null : causes(error).getLast();
    String why = root == null || root.getMessage() == null ? "" : ": " + root.getMessage();
    return new HalException(
        "ECONNRESET", "mqtt: the connection to %s was lost%s".formatted(address, why));
  }

  static HalException silence(MqttAddress address) {
    return new HalException("ETIMEDOUT", "mqtt: %s has fallen silent".formatted(address));
  }

  private static @Nullable HalException known(Throwable cause, MqttAddress address) {
    return switch (cause) {
      case UnknownHostException e ->
          new HalException(
              "ENOTFOUND",
              "mqtt: there is no host %s; check the url and the name server"
                  .formatted(address.host()));
      case NoRouteToHostException e ->
          new HalException("EHOSTUNREACH", "mqtt: there is no way to %s".formatted(address));
      case ConnectException e when String.valueOf(e.getMessage()).contains("refused") ->
          new HalException(
              "ECONNREFUSED",
              "mqtt: nothing listens on %s; is the broker running, and is it this port?"
                  .formatted(address));
      case ConnectException e ->
          new HalException("EHOSTUNREACH", "mqtt: %s cannot be reached".formatted(address));
      case SocketTimeoutException e ->
          new HalException("ETIMEDOUT", "mqtt: %s does not answer".formatted(address));
      case CertificateExpiredException e ->
          tls("CERT_EXPIRED", address, "certificate has expired; renew it");
      case CertificateNotYetValidException e ->
          tls(
              "CERT_NOT_YET_VALID",
              address,
              "certificate is not valid yet; is this machine's clock right?");
      case CertPathBuilderException e -> untrusted(address);
      case CertPathValidatorException e -> untrusted(address);
      case CertificateException e ->
          tls(
              "CERT_ALTNAME_INVALID",
              address,
              "certificate is for another name; use the name it was made for ("
                  + e.getMessage()
                  + ")");
      case SSLException e ->
          tls(
              "HANDSHAKE",
              address,
              "TLS handshake failed ("
                  + e.getMessage()
                  + "); is it a TLS port, and does it want a client certificate?");
      default ->
          cause.getClass().getSimpleName().equals("HandshakeFailedException")
              ? new HalException(
                  "ERR_MQTT_REFUSED_WEBSOCKET",
                  "mqtt: %s speaks no MQTT over WebSocket at this path; check the url"
                      .formatted(address))
              : null;
    };
  }

  private static HalException untrusted(MqttAddress address) {
    return tls(
        "CERT_UNTRUSTED",
        address,
        "certificate is signed by nobody we trust; pass { ca } with the authority's PEM text");
  }

  private static HalException tls(String code, MqttAddress address, String what) {
    return new HalException("ERR_TLS_" + code, "mqtt: " + address + ": " + what);
  }

  /** The error and its causes, the root last. */
  private static List<Throwable> causes(Throwable error) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = error; cause != null && causes.size() < 20; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
