package dev.tayberry.deploy.wire;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import dev.tayberry.command.Failure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Why a host was not reached, with the cure. */
final class SshErrors {
  private SshErrors() {}

  static Failure of(SshOptions to, Exception e, Keys keys, boolean declined) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    Predicate<Class<?>> is = type -> causes.stream().anyMatch(type::isInstance);
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String at = to.host() + (to.port() == 22 ? "" : " port " + to.port());
    if (is.test(UnknownHostException.class)) {
      return new Failure(
          "no host is called "
              + to.host()
              + "; is the name right, and the device in this network? A Pi is often NAME.local"
              + " [ENOTFOUND]");
    }
    if (is.test(NoRouteToHostException.class) || message.contains("unreachable")) {
      return new Failure(
          "there is no way to " + at + "; is it switched on, and in this network? [EHOSTUNREACH]");
    }
    if (is.test(SocketTimeoutException.class) || message.contains("timeout")) {
      return new Failure(
          at
              + " does not answer; is it switched on, and does a firewall let SSH through?"
              + " ConnectTimeout in ~/.ssh/config gives it longer [ETIMEDOUT]");
    }
    if (is.test(ConnectException.class)) {
      return new Failure(
          at
              + " refuses the connection; SSH may be off there: sudo systemctl enable --now ssh"
              + " [ECONNREFUSED]");
    }
    if (e instanceof JSchAlgoNegoFailException) {
      return new Failure(
          at
              + " shares no algorithm with us; its sshd is too old or too strict: "
              + e.getMessage());
    }
    if (message.contains("auth") || message.contains("passphrase")) {
      return refused(to, keys, declined);
    }
    if (message.contains("channel is not opened")) {
      return new Failure(
          at
              + " is not reached from "
              + to.jumps().getLast()
              + "; is it switched on, and does that host's sshd allow forwarding? [EHOSTUNREACH]");
    }
    return new Failure(
        at + " ended the connection: " + plain(e) + "; is that an SSH server? [ECONNRESET]");
  }

  /** JSch puts the names of Java's classes in front. */
  private static String plain(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("(Session\\.connect|[a-z.]+[A-Z]\\w+): ", "");
  }

  private static Failure refused(SshOptions to, Keys keys, boolean declined) {
    String me = to.user() + "@" + to.host();
    Path key = to.keys().isEmpty() ? Path.of("id_ed25519") : to.keys().getFirst();
    String port = to.port() == 22 ? "" : "-p " + to.port() + " ";
    String cure =
        declined
            ? "there is no terminal to ask for a password or passphrase on; for a key that is"
                + " encrypted: ssh-add FILE; for one that is not there yet: "
            : "put a key there: ";
    return new Failure(
        me
            + " takes none of our keys ("
            + keys.story()
            + "); "
            + cure
            + "ssh-copy-id -i "
            + ShellWords.word(key + ".pub")
            + " "
            + port
            + ShellWords.word(me)
            + " [EACCES]");
  }
}
