package dev.tayberry.deploy.wire;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

final class SshTunnel implements Wire.Tunnel {
  private static final int CONNECT_MILLIS = 15_000;

  private final ChannelDirectStreamLocal channel;
  private final InputStream in;
  private final OutputStream out;

  SshTunnel(ChannelDirectStreamLocal channel) throws IOException, JSchException {
    this.channel = channel;
    // Before the connect: what arrives at once would be lost.
    in = channel.getInputStream();
    out = channel.getOutputStream();
    channel.connect(CONNECT_MILLIS);
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
