package dev.tayberry.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A wire that breaks after so many bytes in one direction. */
final class CutProxy implements AutoCloseable {
  /** Never. */
  static final long WHOLE = Long.MAX_VALUE;

  private final ServerSocket listening;
  private final int to;
  private final long cutUp;
  private final long cutDown;
  private final long downFrom;
  private final AtomicLong up = new AtomicLong();
  private final AtomicLong down = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param to the port of the server
   * @param cutUp after so many bytes to it
   * @param cutDown after so many from it
   * @param from those are counted only once so many have gone to it
   */
  CutProxy(int to, long cutUp, long cutDown, long from) throws IOException {
    downFrom = from;
    this.to = to;
    this.cutUp = cutUp;
    this.cutDown = cutDown;
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  long up() {
    return up.get();
  }

  long down() {
    return down.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, up, cutUp));
        Thread.ofVirtual().start(() -> pump(server, client, down, cutDown));
      }
    } catch (IOException e) {
      close();
    }
  }

  private void pump(Socket from, Socket to, AtomicLong count, long cut) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        boolean counts = count == up || up.get() >= downFrom;
        int goes = counts ? (int) Math.min(read, Math.max(0, cut - count.get())) : read;
        to.getOutputStream().write(buffer, 0, goes);
        count.addAndGet(counts ? goes : 0);
        if (goes < read) {
          break;
        }
      }
    } catch (IOException e) {
      // The other end has gone: so do we.
    }
    close();
  }

  /** As a cable does that is pulled, but told to both ends at once. */
  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
