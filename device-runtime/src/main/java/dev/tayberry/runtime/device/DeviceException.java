package dev.tayberry.runtime.device;

import dev.tayberry.board.BoardException;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.manifest.ManifestException;
import java.util.Optional;

/** An app that cannot be started as it lies there; the message says why, and the cure. */
final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceException(String message) {
    super(message);
  }

  /** What to tell of it, if it is anything that somebody can mend; else it is a fault of ours. */
  static Optional<String> text(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case DeviceException d -> Optional.of(message);
      case ManifestException m -> Optional.of(message);
      case BoardException b -> Optional.of(message);
      case HalException h -> Optional.of(message + " [" + h.code() + "]");
      default -> Optional.empty();
    };
  }
}
