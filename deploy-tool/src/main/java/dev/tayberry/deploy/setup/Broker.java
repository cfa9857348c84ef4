package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A broker on the device that lets in nobody but the users of an app's access list, each with a
 * password made here. Pure but for chance.
 *
 * @param list mosquitto's access list, its lines
 * @param passwords of its users; they count for those who have none there yet
 */
record Broker(List<String> list, Map<String, String> passwords) {
  static final String FILE = "mosquitto.acl";
  static final String CONFIG = "/etc/mosquitto/conf.d/tayberry.conf";

  private static final Pattern USER = Pattern.compile("user ([A-Za-z0-9._-]{1,64})");
  private static final Pattern RULE =
      Pattern.compile("(topic|pattern) ((read|write|readwrite|deny) +)?\\S.*");

  /** Mosquitto's own. */
  private static final int ROUNDS = 101;

  private static final int SALT_BYTES = 12;
  private static final int HASH_BITS = 512;

  /** 128 bits. */
  private static final int PASSWORD_BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** From the app's folder. */
  static Broker read(Path app) {
    Path file = app.resolve(FILE);
    try {
      return of(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new Failure(
          "cannot read %s: %s; it says who may do what at the broker, as mosquitto's acl_file does"
              .formatted(file, e.getMessage()));
    }
  }

  static Broker of(String file, List<String> lines) {
    List<String> list = new ArrayList<>();
    Map<String, String> passwords = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher user = USER.matcher(line);
      if (user.matches()) {
        passwords.put(user.group(1), random(PASSWORD_BYTES));
      } else if (!line.isEmpty() && !line.startsWith("#") && !RULE.matcher(line).matches()) {
        throw new Failure(
            "%s:%d: %s: is neither user NAME nor topic [read|write|readwrite|deny] TOPIC"
                .formatted(file, i + 1, line));
      } else if (line.startsWith("topic") && passwords.isEmpty()) {
        throw new Failure(
            "%s:%d: this is for nobody: put it below the user who may".formatted(file, i + 1));
      }
      list.add(line);
    }
    if (passwords.isEmpty()) {
      throw new Failure(file + " names no user; begin with: user NAME");
    }
    return new Broker(List.copyOf(list), passwords);
  }

  /** Its last line changes with the list: so the list need not be readable to be compared. */
  private SystemFile config() {
    String text =
        """
        # Of Tayberry (tay setup --broker). Who may do what stands in the access list.
        listener 1883
        allow_anonymous false
        password_file /etc/mosquitto/tayberry.passwd
        acl_file /etc/mosquitto/tayberry.acl
        # %s
        """
            .formatted(Sha256.of(String.join("\n", list)));
    return new SystemFile(CONFIG, "644", SystemFile.Kind.PLAIN, text);
  }

  SetupPlan with(SetupPlan plan, Facts facts) {
    boolean installed = facts.list("program").contains("mosquitto");
    if (installed && config().isThere(facts)) {
      return plan;
    }
    if (!installed && !facts.is("apt", "yes")) {
      throw new Failure("it has no mosquitto, and no apt to install it with; install it there");
    }
    List<Step> steps = new ArrayList<>(plan.steps());
    if (!installed) {
      steps.add(new Step.InstallPackages(List.of("mosquitto")));
    }
    steps.add(new Step.MakeBroker(this));
    return new SetupPlan(List.copyOf(steps), plan.notes());
  }

  /** For broker.sh; hashes travel, passwords do not. */
  String input() {
    StringBuilder input = new StringBuilder();
    passwords.forEach(
        (name, password) ->
            input.append("password ").append(name).append(':').append(hash(password)).append('\n'));
    list.forEach(line -> input.append("acl ").append(line).append('\n'));
    config().content().lines().forEach(line -> input.append("conf ").append(line).append('\n'));
    return input.toString();
  }

  private static String random(int bytes) {
    byte[] some = new byte[bytes];
    RANDOM.nextBytes(some);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
  }

  /** As mosquitto_passwd makes them: PBKDF2 with SHA-512. */
  private static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
              .getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return "$7$%d$%s$%s"
          .formatted(ROUNDS, base64.encodeToString(salt), base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Passwords are not for logs. */
  @Override
  public String toString() {
    return "a broker for " + String.join(", ", passwords.keySet());
  }
}
