package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** PEM texts as the JDK's TLS wants them. */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private Pem() {}

  static SSLContext context(MqttOptions.Tls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          tls.cert() == null ? null : own(tls.cert(), tls.key()).getKeyManagers(),
          tls.ca() == null ? null : trusted(tls.ca()).getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new HalException("ERR_TLS_INVALID", "mqtt: TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManagerFactory trusted(String ca)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int i = 0;
    for (Certificate certificate : certificates(ca, "ca")) {
      store.setCertificateEntry("ca" + i++, certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static KeyManagerFactory own(String cert, @Nullable String key)
      throws GeneralSecurityException, IOException {
    if (key == null) {
      throw HalException.typeError("mqtt: cert needs its key; pass { key } with its PEM text");
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "own", key(key), new char[0], certificates(cert, "cert").toArray(new Certificate[0]));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String pem, String option)
      throws CertificateException {
    Collection<? extends Certificate> found = List.of();
    try {
      found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    } catch (CertificateException e) {
      throw invalid(option, e);
    }
    if (found.isEmpty()) {
      throw invalid(option, null);
    }
    return found;
  }

  private static HalException invalid(String option, @Nullable Throwable cause) {
    String text =
        "mqtt: %s must be the text of a PEM file (-----BEGIN CERTIFICATE-----), not its name"
            .formatted(option);
    return cause == null
        ? new HalException("ERR_TLS_INVALID", text)
        : new HalException("ERR_TLS_INVALID", text, cause);
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new HalException(
          "ERR_TLS_INVALID",
          "mqtt: key must be the text of an unencrypted PKCS#8 PEM file"
              + " (-----BEGIN PRIVATE KEY-----); openssl pkcs8 -topk8 -nodes makes one");
    }
    byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // of another kind, then
      }
    }
    throw new HalException("ERR_TLS_INVALID", "mqtt: key is neither EC, RSA nor EdDSA");
  }
}
