package dev.tayberry.rig;

import dev.tayberry.fixtures.DevTools;
import java.net.URI;

/** Speaks with a program's inspector, as an editor's debugger does. */
final class Debugger implements AutoCloseable {
  private final DevTools tools;

  Debugger(URI inspector) {
    tools = new DevTools(inspector);
    tools.call("Runtime.enable");
    tools.call("Debugger.enable");
    tools.call("Runtime.runIfWaitingForDebugger");
  }

  /** The script stands still when this returns. */
  void pause() {
    tools.call("Debugger.pause");
    tools.await("Debugger.paused");
  }

  void resume() {
    tools.call("Debugger.resume");
    tools.await("Debugger.resumed");
  }

  @Override
  public void close() {
    tools.close();
  }
}
