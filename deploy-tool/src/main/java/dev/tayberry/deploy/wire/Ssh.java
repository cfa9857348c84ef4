package dev.tayberry.deploy.wire;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.tayberry.command.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection, as the user's own {@code ssh} would make it. */
public final class Ssh implements Wire {
  private static final int MOST_JUMPS = 8;

  private final String name;
  private final Session session;

  /** Those it goes through, the nearest first. */
  private final List<Session> hops;

  private volatile boolean closed;

  private Ssh(String name, Session session, List<Session> hops) {
    this.name = name;
    this.session = session;
    this.hops = hops;
  }

  /** With the user's own configuration, keys and agent. */
  public static Ssh connect(Target target, Ask ask) {
    return connect(target, ask, Path.of(System.getProperty("user.home")), System::getenv);
  }

  /**
   * @param home where {@code .ssh} is
   * @throws Failure where it did not come to be, with the cure
   */
  static Ssh connect(
      Target target, Ask ask, Path home, UnaryOperator<@Nullable String> environment) {
    List<Session> hops = new ArrayList<>();
    try {
      SshOptions options = SshOptions.of(target, home, environment);
      if (options.jumps().size() > MOST_JUMPS) {
        throw new Failure(
            target + ": more than " + MOST_JUMPS + " jumps; see ProxyJump in ~/.ssh/config");
      }
      @Nullable Session hop = null;
      for (Target jump : options.jumps()) {
        hop = open(SshOptions.of(jump, home, environment), ask, hop);
        hops.add(hop);
      }
      return new Ssh(target.name(), open(options, ask, hop), hops);
    } catch (RuntimeException e) {
      hops.reversed().forEach(Session::disconnect);
      throw e;
    }
  }

  private static Session open(SshOptions to, Ask ask, @Nullable Session through) {
    to.notes().forEach(note -> ask.say("tay: " + note));
    HostCheck check = new HostCheck(to, ask);
    Keys keys = new Keys(to);
    Answers answers = new Answers(to.user() + "@" + to.host(), ask);
    try {
      Session session = new JSch().getSession(to.user(), to.host(), to.port());
      session.setHostKeyRepository(check);
      session.setIdentityRepository(keys);
      session.setUserInfo(answers);
      session.setConfig("StrictHostKeyChecking", "yes"); // the check has asked already
      session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
      session.setConfig("server_host_key", withoutCertificates(session));
      session.setDaemonThread(true);
      session.setServerAliveInterval(Math.toIntExact(to.alive().toMillis()));
      session.setServerAliveCountMax(3);
      if (through != null) {
        session.setProxy(new Jump(through));
      }
      session.connect(Math.toIntExact(to.timeout().toMillis()));
      return session;
    } catch (JSchException | RuntimeException e) {
      throw Objects.requireNonNullElseGet(
          check.refused(), () -> SshErrors.of(to, e, keys, answers.declined()));
    }
  }

  /** A host that has one has a plain key too, and that is what known_hosts is asked for. */
  private static String withoutCertificates(Session session) {
    return Arrays.stream(session.getConfig("server_host_key").split(",", -1))
        .filter(type -> !type.contains("-cert-"))
        .collect(Collectors.joining(","));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Running start(List<String> command) throws IOException {
    try {
      ChannelExec channel = (ChannelExec) session.openChannel("exec");
      channel.setCommand(ShellWords.line(command).getBytes(StandardCharsets.UTF_8));
      return new SshRunning(this, channel);
    } catch (JSchException e) {
      throw lost(e);
    }
  }

  @Override
  public Tunnel tunnel(String socket) throws IOException {
    try {
      ChannelDirectStreamLocal channel =
          (ChannelDirectStreamLocal) session.openChannel("direct-streamlocal@openssh.com");
      channel.setSocketPath(socket);
      return new SshTunnel(channel);
    } catch (JSchException e) {
      if (session.isConnected()) {
        throw new IOException("nobody listens at " + socket + " on " + name, e);
      }
      throw lost(e);
    }
  }

  /** Why a command was cut off: by us, on Ctrl-C, or on the way. */
  IOException lost(@Nullable Exception e) {
    return closed
        ? new InterruptedIOException("stopped")
        : new IOException("the connection to " + name + " was lost", e);
  }

  @Override
  public void close() {
    closed = true;
    session.disconnect();
    hops.reversed().forEach(Session::disconnect);
  }
}
