package dev.tayberry.runtime.device;

import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other end of a notify socket, read by Python: a datagram a line. */
final class Supervisor implements AutoCloseable {
  private static final String READER =
      """
      import socket, sys
      address = sys.argv[1]
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind('\\0' + address[1:] if address[0] == '@' else address)
      print('bound', flush=True)
      while True:
          print(s.recv(65536).decode().replace('\\n', '|').replace('\\0', '<0>'), flush=True)
      """;

  private final Process python;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  Supervisor(String address) {
    try {
      python =
          new ProcessBuilder(Needed.program("python3", "python3"), "-c", READER, address).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var lines =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    Thread.ofPlatform()
        .daemon()
        .start(() -> lines.lines().forEach(line -> heard.add(line.replace('|', '\n'))));
    Patience.until(() -> "python3 binds " + address, () -> !heard.isEmpty());
  }

  /** All datagrams, once there are so many. */
  List<String> await(int count) {
    Patience.until(() -> count + " datagrams, got " + heard(), () -> heard().size() >= count);
    return heard();
  }

  List<String> heard() {
    return heard.subList(1, heard.size());
  }

  @Override
  public void close() {
    python.destroy();
    python.onExit().join();
  }
}
