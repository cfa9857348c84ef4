package dev.tayberry.hal.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes a link's one socket and keeps it at hand: Paho has no way to give up an attempt, or to end
 * a connection as a cut cable would, but it notices a closed socket at once.
 */
final class PahoSockets {
  private final @Nullable SSLContext tls;
  private @Nullable Socket socket;
  private boolean cut;

  PahoSockets(@Nullable SSLContext tls) {
    this.tls = tls;
  }

  SocketFactory factory() {
    return tls == null ? new Plain() : new Secure(tls.getSocketFactory());
  }

  synchronized void cut() {
    cut = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }

  private synchronized Socket keep(Socket made) throws IOException {
    if (cut) {
      made.close();
      throw new SocketException("given up");
    }
    made.setTcpNoDelay(true);
    socket = made;
    return made;
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("Paho connects its sockets itself");
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return keep(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unused();
    }
  }

  private final class Secure extends SSLSocketFactory {
    private final SSLSocketFactory factory;

    Secure(SSLSocketFactory factory) {
      this.factory = factory;
    }

    @Override
    public Socket createSocket() throws IOException {
      return keep(factory.createSocket());
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket over, String host, int port, boolean autoClose) {
      throw unused();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw unused();
    }
  }
}
