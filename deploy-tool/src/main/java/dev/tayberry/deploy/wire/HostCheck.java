package dev.tayberry.deploy.wire;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.tayberry.command.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a host's key; JSch only obeys. There is no way around it: a key that is not known
 * is asked about or refused, a changed one is refused.
 */
final class HostCheck implements HostKeyRepository {
  private final SshOptions options;
  private final KnownHosts known;
  private final Ask ask;
  private @Nullable Failure refused;

  HostCheck(SshOptions options, Ask ask) {
    this.options = options;
    this.known = new KnownHosts(options.knownHosts());
    this.ask = ask;
  }

  /** Why it was refused, if it was. */
  @Nullable Failure refused() {
    return refused;
  }

  @Override
  public int check(String host, byte[] key) {
    synchronized (ask) {
      List<KnownHosts.Entry> entries = known.find(options.knownName());
      for (KnownHosts.Entry entry : entries) {
        if (entry.is(key) && entry.marker().equals("@revoked")) {
          return refuse(CHANGED, "the key of %s is revoked in %s", entry.where());
        }
      }
      if (entries.stream().anyMatch(entry -> entry.is(key))) {
        return OK;
      }
      // Another type only is a change too: JSch offers the known types first.
      return entries.isEmpty() ? unknown(key) : changed(key, entries);
    }
  }

  private int changed(byte[] key, List<KnownHosts.Entry> entries) {
    List<String> lines = entries.stream().map(KnownHosts.Entry::where).toList();
    return refuse(
        CHANGED,
        "the host key of %s has changed: it is now "
            + shown(key)
            + ". Either the system on it is new, or somebody is in between. If you know why, take out "
            + String.join(" and ", lines)
            + " with: "
            + ShellWords.line(
                List.of("ssh-keygen", "-f", known.file().toString(), "-R", options.knownName())));
  }

  private int unknown(byte[] key) {
    if (!ask.canAnswer()) {
      return refuse(
          NOT_INCLUDED,
          "the host key of %s is not known, and there is no terminal to ask on. If "
              + shown(key)
              + " is its fingerprint, add it with: "
              + cure(key));
    }
    ask.say("The host " + options.knownName() + " is not known. Its key is " + shown(key) + ".");
    ask.say("On the device itself: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
    if (!ask.yes("Is that it, and shall it be remembered in " + known.file() + "?")) {
      return refuse(NOT_INCLUDED, "the host key of %s was not accepted");
    }
    try {
      known.add(options.knownName(), key, options.hashed());
    } catch (IOException e) {
      return refuse(NOT_INCLUDED, "cannot write " + known.file() + ": " + e.getMessage());
    }
    return OK;
  }

  /** Behind a jump no keyscan reaches it. */
  private String cure(byte[] key) {
    if (!options.jumps().isEmpty()) {
      return ShellWords.line(List.of("ssh", options.alias(), "exit"));
    }
    String scan =
        ShellWords.line(
            List.of(
                "ssh-keyscan",
                "-t",
                KnownHosts.type(key).replaceFirst("^ssh-", "").replaceFirst("^ecdsa-.*", "ecdsa"),
                "-p",
                String.valueOf(options.port()),
                options.host()));
    return scan + " >> " + ShellWords.word(known.file().toString());
  }

  private static String shown(byte[] key) {
    return KnownHosts.shortType(key) + " " + KnownHosts.fingerprint(key);
  }

  private int refuse(int result, String message, Object... more) {
    List<Object> words = new ArrayList<>(List.of(options.knownName()));
    words.addAll(List.of(more));
    refused = new Failure(message.contains("%s") ? message.formatted(words.toArray()) : message);
    return result;
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  /** What JSch takes the types from that it asks for first. */
  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    List<HostKey> keys = new ArrayList<>();
    for (KnownHosts.Entry entry : known.find(options.knownName())) {
      boolean whole = entry.type().equals(KnownHosts.type(entry.key()));
      if (whole && entry.marker().isEmpty() && (type == null || type.equals(entry.type()))) {
        keys.add(hostKey(entry));
      }
    }
    return keys.toArray(new HostKey[0]);
  }

  private HostKey hostKey(KnownHosts.Entry entry) {
    try {
      return new HostKey(options.knownName(), entry.key());
    } catch (JSchException e) {
      throw new IllegalStateException(entry.where() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void add(HostKey key, UserInfo user) {}

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte[] key) {}

  @Override
  public String getKnownHostsRepositoryID() {
    return known.file().toString();
  }
}
