package dev.tayberry.deploy.wire;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The way to a host through another: a channel, no port on this machine that others could use. */
@SuppressWarnings("NullAway.Init") // JSch connects before it asks for the streams
final class Jump implements Proxy {
  private final Session hop;
  private ChannelDirectTCPIP channel;
  private InputStream in;
  private OutputStream out;

  Jump(Session hop) {
    this.hop = hop;
  }

  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
      throws Exception {
    channel = (ChannelDirectTCPIP) hop.openChannel("direct-tcpip");
    channel.setHost(host);
    channel.setPort(port);
    in = channel.getInputStream();
    out = channel.getOutputStream();
    channel.connect(timeout);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.disconnect();
    }
  }
}
