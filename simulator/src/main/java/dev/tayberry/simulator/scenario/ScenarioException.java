package dev.tayberry.simulator.scenario;

/** A scenario that cannot be read or did not come true; the message is for whoever wrote it. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String message) {
    super(message);
  }
}
