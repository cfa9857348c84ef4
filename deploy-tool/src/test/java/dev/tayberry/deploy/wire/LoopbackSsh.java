package dev.tayberry.deploy.wire;

import java.nio.file.Path;
import java.util.Map;

/** For tests of other packages: another home, and no agent. */
public final class LoopbackSsh {
  private LoopbackSsh() {}

  public static Wire connect(Target target, Ask ask, Path home) {
    return Ssh.connect(target, ask, home, Map.<String, String>of()::get);
  }
}
