package dev.tayberry.deploy.wire;

import dev.tayberry.command.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one host is reached.
 *
 * @param alias as the user named it
 * @param knownAs the name {@code known_hosts} has it under, where that is another than the host's
 * @param keys files of keys; those that were named come first
 * @param onlyThose whether the agent's other keys are left out
 * @param agent its socket, where there is one
 * @param jumps the hops before it, in order
 * @param notes what of the configuration applies and is not understood
 */
record SshOptions(
    String alias,
    String user,
    String host,
    int port,
    @Nullable String knownAs,
    List<Path> keys,
    boolean onlyThose,
    @Nullable Path agent,
    List<Target> jumps,
    Path knownHosts,
    boolean hashed,
    Duration timeout,
    Duration alive,
    List<String> notes) {
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  /** What would change how we reach a host, and is not understood. */
  private static final Set<String> MISSED =
      Set.of(
          "bindaddress",
          "bindinterface",
          "canonicalizehostname",
          "certificatefile",
          "ciphers",
          "hostkeyalgorithms",
          "kexalgorithms",
          "knownhostscommand",
          "macs",
          "match",
          "pkcs11provider",
          "pubkeyacceptedalgorithms",
          "pubkeyacceptedkeytypes",
          "revokedhostkeys",
          "securitykeyprovider",
          "verifyhostkeydns");

  static SshOptions of(Target target, Path home, UnaryOperator<@Nullable String> environment) {
    Map<String, String> first = new LinkedHashMap<>();
    List<String> named = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (SshConfig.Setting setting : new SshConfig(home).settings(target.host())) {
      String value = setting.value();
      switch (setting.key()) {
        case "identityfile" -> named.addAll(SshConfig.words(value));
        case "proxycommand" -> refuseCommand(setting);
        case "stricthostkeychecking" -> {
          if (value.equalsIgnoreCase("no") || value.equalsIgnoreCase("off")) {
            notes.add(setting.where() + ": StrictHostKeyChecking no is not followed");
          }
        }
        default -> {
          if (MISSED.contains(setting.key())) {
            notes.add(setting.where() + ": " + setting.key() + " is not understood");
          }
        }
      }
      first.putIfAbsent(setting.key(), value);
    }
    String host = first.getOrDefault("hostname", target.host()).replace("%h", target.host());
    String user = target.user() != null ? target.user() : first.get("user");
    String known = first.getOrDefault("userknownhostsfile", "~/.ssh/known_hosts");
    SshOptions plain =
        new SshOptions(
            target.host(),
            user != null ? user : System.getProperty("user.name"),
            host,
            target.port() != null ? target.port() : number(first.get("port"), 22),
            first.get("hostkeyalias"),
            List.of(),
            yes(first.get("identitiesonly")),
            null,
            jumps(first.get("proxyjump")),
            home,
            yes(first.get("hashknownhosts")),
            Duration.ofSeconds(number(first.get("connecttimeout"), 15)),
            Duration.ofSeconds(Math.max(1, number(first.get("serveraliveinterval"), 15))),
            List.copyOf(notes));
    List<String> keys =
        named.isEmpty() ? USUAL_KEYS.stream().map(key -> "~/.ssh/" + key).toList() : named;
    return plain.with(
        keys.stream()
            .filter(key -> !key.equalsIgnoreCase("none"))
            .map(key -> plain.path(key, home))
            .toList(),
        plain.agent(first.get("identityagent"), home, environment),
        plain.path(SshConfig.words(known).getFirst(), home));
  }

  private SshOptions with(List<Path> files, @Nullable Path socket, Path known) {
    return new SshOptions(
        alias, user, host, port, knownAs, files, onlyThose, socket, jumps, known, hashed, timeout,
        alive, notes);
  }

  private @Nullable Path agent(
      @Nullable String configured, Path home, UnaryOperator<@Nullable String> environment) {
    String named =
        configured == null || configured.equals("SSH_AUTH_SOCK") ? "$SSH_AUTH_SOCK" : configured;
    if (named.startsWith("$")) {
      named = environment.apply(named.substring(1).replaceAll("[{}]", ""));
    }
    return named == null || named.isEmpty() || named.equals("none") ? null : path(named, home);
  }

  /** With ssh's tokens. */
  private Path path(String text, Path home) {
    String file = text.startsWith("~/") ? home + text.substring(1) : text;
    file =
        file.replace("%%", "\0")
            .replace("%d", home.toString())
            .replace("%h", host)
            .replace("%n", alias)
            .replace("%p", String.valueOf(port))
            .replace("%r", user)
            .replace("%u", System.getProperty("user.name"))
            .replace("\0", "%");
    return home.resolve(file);
  }

  private static void refuseCommand(SshConfig.Setting setting) {
    if (!setting.value().equalsIgnoreCase("none")) {
      throw new Failure(
          setting.where() + ": ProxyCommand is not understood; write it as ProxyJump HOST");
    }
  }

  private static List<Target> jumps(@Nullable String value) {
    if (value == null || value.equalsIgnoreCase("none")) {
      return List.of();
    }
    return List.of(value.split(",", -1)).stream().map(hop -> Target.hop(hop.strip())).toList();
  }

  private static int number(@Nullable String text, int usual) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : usual;
  }

  private static boolean yes(@Nullable String value) {
    return value != null && value.toLowerCase(Locale.ROOT).equals("yes");
  }

  /** As {@code known_hosts} names it. */
  String knownName() {
    return knownAs != null ? knownAs : port == 22 ? host : "[" + host + "]:" + port;
  }
}
