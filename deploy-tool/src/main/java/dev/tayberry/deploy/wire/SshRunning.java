package dev.tayberry.deploy.wire;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

final class SshRunning implements Wire.Running {
  private static final int CONNECT_MILLIS = 15_000;
  private static final int PACKET = 32 * 1024;
  private static final Map<String, Integer> SIGNALS =
      Map.of(
          "HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "SEGV", 11, "PIPE", 13, "TERM", 15);

  private final Ssh ssh;
  private final ChannelExec channel;
  private final OutputStream in;
  private final InputStream out;
  private final Tail err = new Tail();

  SshRunning(Ssh ssh, ChannelExec channel) throws IOException, JSchException {
    this.ssh = ssh;
    this.channel = channel;
    channel.setErrStream(err);
    in = new BufferedOutputStream(channel.getOutputStream(), PACKET);
    out = channel.getInputStream();
    channel.connect(CONNECT_MILLIS);
  }

  @Override
  public OutputStream in() {
    return in;
  }

  @Override
  public InputStream out() {
    return out;
  }

  @Override
  public String err() {
    return err.toString();
  }

  @Override
  public int exit() throws IOException {
    // JSch tells nobody of the end; it comes a moment after the end of the output.
    while (!channel.isClosed()) {
      LockSupport.parkNanos(500_000);
      if (Thread.interrupted()) {
        throw new IOException("interrupted");
      }
    }
    int status = channel.getExitStatus();
    String signal = channel.getExitSignal();
    if (signal != null && !signal.isEmpty()) {
      return 128 + SIGNALS.getOrDefault(signal, 0);
    }
    if (status < 0) {
      throw ssh.lost(null);
    }
    return status;
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
