package dev.tayberry.hal;

import org.jspecify.annotations.Nullable;

/**
 * A hardware or usage fact that JavaScript gets as an Error with a {@code code}: an errno name
 * where one fits, else Node's {@code ERR_…}. The message names the room first and the cure last,
 * without the code: {@code gpio: line DESK_UP (gpiochip0 17) is already open; close it first}.
 */
public final class HalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The JavaScript class the error becomes. */
  public enum Kind {
    ERROR,
    TYPE_ERROR,
    RANGE_ERROR
  }

  private final Kind kind;

  /** An errno name or {@code ERR_…}; a field, so that errors of the module loader show it too. */
  @Exported public final String code;

  public HalException(String code, String message) {
    this(Kind.ERROR, code, message, null);
  }

  public HalException(String code, String message, Throwable cause) {
    this(Kind.ERROR, code, message, cause);
  }

  private HalException(Kind kind, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  /** A value of the wrong type: the programmer's mistake. */
  public static HalException typeError(String message) {
    return new HalException(Kind.TYPE_ERROR, "ERR_INVALID_ARG_TYPE", message, null);
  }

  /** A value out of range: the programmer's mistake. */
  public static HalException rangeError(String message) {
    return new HalException(Kind.RANGE_ERROR, "ERR_OUT_OF_RANGE", message, null);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }
}
