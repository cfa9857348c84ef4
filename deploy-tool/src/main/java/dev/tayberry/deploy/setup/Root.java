package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on a device as root: by sudo, whose password, where it wants one, goes over standard
 * input and into no command line.
 */
final class Root {
  /** In front of a script's own input, so that it knows where that begins. */
  private static final String BEGIN = "tayberry-begin\n";

  private final Wire wire;
  private final List<String> sudo;
  private final @Nullable String password;

  private Root(Wire wire, List<String> sudo, @Nullable String password) {
    this.wire = wire;
    this.sudo = sudo;
    this.password = password;
  }

  /** Asks for the password where sudo does, and tries it. */
  static Root on(Wire wire, Facts facts, Ask ask) throws IOException {
    return switch (facts.text("sudo")) {
      case "root" -> new Root(wire, List.of(), null);
      case "free" -> new Root(wire, List.of("sudo", "-n", "--"), null);
      case "password" -> withPassword(wire, facts.user(), ask);
      default ->
          throw new Failure(
              wire.name()
                  + " has no sudo; log in there as root once: apt install sudo && adduser "
                  + facts.user()
                  + " sudo");
    };
  }

  private static Root withPassword(Wire wire, String user, Ask ask) throws IOException {
    if (!ask.canAnswer()) {
      throw new Failure(
          "sudo on %1$s asks for %2$s's password, and there is no terminal to ask on; run this in one, or let sudo not ask there: echo '%2$s ALL=(ALL) NOPASSWD: ALL' | sudo tee /etc/sudoers.d/%2$s [EACCES]"
              .formatted(wire.name(), user));
    }
    for (int tries = 0; tries < 3; tries++) {
      String password = ask.secret("sudo's password of " + user + " on " + wire.name() + ": ");
      if (password == null) {
        break;
      }
      // -k: what was right a minute ago does not count, so that it reads this line for certain.
      Wire.Result tried =
          wire.run(List.of("sudo", "-k", "-S", "-p", "", "--", "true"), password + "\n");
      if (tried.ok()) {
        return new Root(wire, List.of("sudo", "-k", "-S", "-p", "", "--"), password);
      }
      if (tried.err().contains("not in the sudoers") || tried.err().contains("not allowed")) {
        throw new Failure(
            "%1$s may not use sudo on %2$s; log in there as root once: adduser %1$s sudo [EACCES]"
                .formatted(user, wire.name()));
      }
      ask.say("tay: that is not it");
    }
    throw new Failure("without sudo's password nothing can be set up on " + wire.name());
  }

  /**
   * Runs one.
   *
   * @param progress is told what it says on the way
   * @return whether it has changed anything
   */
  boolean run(Call call, Consumer<String> progress) throws IOException {
    List<String> command = new ArrayList<>(sudo);
    command.addAll(List.of("sh", "-c", Scripts.text("head.sh") + Scripts.text(call.script())));
    command.add(call.script());
    command.addAll(call.arguments());
    try (Wire.Running running = wire.start(command)) {
      IOException broken = write(running, call);
      String last = "";
      BufferedReader out =
          new BufferedReader(new InputStreamReader(running.out(), StandardCharsets.UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("say ")) {
          progress.accept(line.substring("say ".length()));
        } else {
          last = line;
        }
      }
      int exit = running.exit();
      if (exit == 0 && broken == null && (last.equals("changed") || last.equals("same"))) {
        return last.equals("changed");
      }
      throw failed(last, exit, running.err());
    }
  }

  /** It may end before it has read all; what it says about that is better than the pipe. */
  private @Nullable IOException write(Wire.Running running, Call call) {
    try (OutputStream in = running.in()) {
      in.write(
          ((password == null ? "" : password + "\n") + BEGIN).getBytes(StandardCharsets.UTF_8));
      call.input().writeTo(in);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private Failure failed(String last, int exit, String err) {
    if (last.startsWith("fail ")) {
      return new Failure(wire.name() + ": " + last.substring("fail ".length()));
    }
    String said = err.strip();
    String line = said.substring(said.lastIndexOf('\n') + 1);
    String cure =
        said.toLowerCase(Locale.ROOT).contains("no space left")
            ? "free some space there (df -h) and run this again [ENOSPC]"
            : said.toLowerCase(Locale.ROOT).contains("read-only file system")
                ? "its disk is read-only; sudo mount -o remount,rw / and see why (dmesg) [EROFS]"
                : "run this again; TAY_DEBUG=1 shows more";
    return new Failure(
        wire.name() + ": exit code " + exit + (line.isEmpty() ? "" : ", " + line) + "; " + cure);
  }
}
