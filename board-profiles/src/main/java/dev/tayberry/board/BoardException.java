package dev.tayberry.board;

/** A profile that is wrong or not there; the message names the file, the key and the cure. */
public final class BoardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BoardException(String message) {
    super(message);
  }
}
