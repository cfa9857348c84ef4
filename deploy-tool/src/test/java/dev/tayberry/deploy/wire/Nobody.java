package dev.tayberry.deploy.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Nobody at the terminal; or somebody whose answers are known beforehand. */
public final class Nobody implements Ask {
  public final List<String> asked = new ArrayList<>();
  public final List<String> said = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final boolean there;

  private Nobody(boolean there, String... answers) {
    this.there = there;
    this.answers.addAll(List.of(answers));
  }

  public static Nobody there() {
    return new Nobody(false);
  }

  public static Nobody who(String... answers) {
    return new Nobody(true, answers);
  }

  @Override
  public boolean canAnswer() {
    return there;
  }

  @Override
  public boolean yes(String question) {
    asked.add(question);
    return answers.remove().equals("yes");
  }

  @Override
  public String secret(String prompt) {
    asked.add(prompt);
    return answers.poll();
  }

  @Override
  public void say(String line) {
    said.add(line);
  }
}
