package dev.tayberry.hal;

/**
 * One promise of a port, which every backend must keep. The same checks run in the tests, on
 * simulated hardware, and on a person's own board.
 *
 * @param name the promise, as a sentence
 */
public record Check(String name, Body body) {
  /** Fails with a {@link Broken}, or with what the backend threw. */
  @FunctionalInterface
  public interface Body {
    void run() throws Exception;
  }

  /** A promise that was not kept. */
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Broken(String message) {
      super(message);
    }
  }

  /** Refuses unless both are equal. */
  public static void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new Broken(what + ": expected " + expected + ", got " + actual);
    }
  }

  /** Refuses unless it is so. */
  public static void that(String what, boolean holds) {
    if (!holds) {
      throw new Broken("not so: " + what);
    }
  }

  /** Refuses unless the action is refused with this code; returns the error. */
  public static HalException refused(String what, String code, Body action) throws Exception {
    try {
      action.run();
    } catch (HalException e) {
      same(what + " is refused with", code, e.code());
      return e;
    }
    throw new Broken(what + ": expected to be refused with " + code + ", but it was allowed");
  }
}
