package dev.tayberry.deploy.wire;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Vector;

/** The keys that a host is offered: the agent's, then the files', none twice. */
@SuppressWarnings("JdkObsolete") // JSch wants a Vector
final class Keys implements IdentityRepository {
  private final Vector<Identity> identities = new Vector<>();

  /** What could not be used, and what was offered: for the message when none was taken. */
  private final List<String> story = new ArrayList<>();

  Keys(SshOptions options) {
    List<Identity> files = options.keys().stream().flatMap(file -> load(file).stream()).toList();
    if (options.agent() == null) {
      story.add("no agent is running");
    } else {
      List<Identity> held = agent(options.agent());
      // As ssh does it: with IdentitiesOnly the agent signs for the files named, and for no others.
      held.stream()
          .filter(key -> !options.onlyThose() || contains(files, key))
          .forEach(identities::add);
      story.add("the agent has " + (held.isEmpty() ? "no key" : held.size() + " of them"));
    }
    for (Identity key : files) {
      if (!contains(identities, key)) {
        identities.add(key);
        story.add(key.getName() + (key.isEncrypted() ? " (encrypted)" : ""));
      }
    }
  }

  private List<Identity> agent(Path socket) {
    try {
      return List.copyOf(
          new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities());
    } catch (AgentProxyException | RuntimeException e) {
      story.add("no agent answers at " + socket);
      return List.of();
    }
  }

  private Optional<Identity> load(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      JSch one = new JSch();
      one.addIdentity(file.toString());
      return Optional.of(one.getIdentityRepository().getIdentities().getFirst());
    } catch (JSchException | RuntimeException e) {
      story.add(file + " is no key that can be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean contains(List<Identity> keys, Identity key) {
    byte[] blob = key.getPublicKeyBlob();
    return blob != null && keys.stream().anyMatch(k -> Arrays.equals(k.getPublicKeyBlob(), blob));
  }

  /** What was offered, for people. */
  String story() {
    return String.join(", ", story);
  }

  @Override
  public Vector<Identity> getIdentities() {
    return identities;
  }

  @Override
  public String getName() {
    return "tay";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {}
}
