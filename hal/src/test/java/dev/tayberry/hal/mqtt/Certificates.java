package dev.tayberry.hal.mqtt;

import dev.tayberry.fixtures.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority and a certificate for localhost, made by openssl. */
record Certificates(Path folder, String ca, String cert, String key) {
  static Certificates make(Path folder) {
    String openssl = Needed.program("openssl", "openssl");
    String f = folder + "/";
    run(
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=Test authority",
        "-keyout",
        f + "ca.key",
        "-out",
        f + "ca.pem");
    run(
        openssl,
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        f + "key.pem",
        "-out",
        f + "request.pem");
    run(
        openssl,
        "x509",
        "-req",
        "-in",
        f + "request.pem",
        "-CA",
        f + "ca.pem",
        "-CAkey",
        f + "ca.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-copy_extensions",
        "copy",
        "-out",
        f + "cert.pem");
    try {
      return new Certificates(
          folder,
          Files.readString(folder.resolve("ca.pem")),
          Files.readString(folder.resolve("cert.pem")),
          Files.readString(folder.resolve("key.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String config() {
    return "cafile %s/ca.pem\ncertfile %s/cert.pem\nkeyfile %s/key.pem\n"
        .formatted(folder, folder, folder);
  }

  static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
