package dev.tayberry.deploy.wire;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/** JSch's questions, put to whoever answers; with nobody there they are declined. */
final class Answers implements UserInfo, UIKeyboardInteractive {
  private final String who;
  private final Ask ask;
  private @Nullable String answer;
  private boolean declined;

  /**
   * @param who {@code user@host}
   */
  Answers(String who, Ask ask) {
    this.who = who;
    this.ask = ask;
  }

  /** Whether something would have been asked, and nobody was there. */
  boolean declined() {
    return declined;
  }

  private boolean prompt(String question) {
    if (!ask.canAnswer()) {
      declined = true;
      return false;
    }
    answer = ask.secret(question);
    return answer != null;
  }

  @Override
  public boolean promptPassword(String message) {
    return prompt("Password of " + who + ": ");
  }

  @Override
  public boolean promptPassphrase(String message) {
    return prompt(message + ": ");
  }

  @Override
  public @Nullable String getPassword() {
    return answer;
  }

  @Override
  public @Nullable String getPassphrase() {
    return answer;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    String[] answers = new String[prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      if (!prompt(who + ": " + prompts[i]) || answer == null) {
        return null;
      }
      answers[i] = answer;
    }
    return answers;
  }

  /** The host check asks for itself. */
  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {
    // A banner: what sshd shows before the login, often several lines about the law.
  }
}
