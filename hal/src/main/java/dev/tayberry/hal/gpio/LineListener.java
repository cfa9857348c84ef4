package dev.tayberry.hal.gpio;

import dev.tayberry.hal.HalException;

/** Told what happens to open lines, on the backend's thread: it must return soon. */
public interface LineListener {
  /** For requests that ask for no edges. */
  LineListener NONE =
      new LineListener() {
        @Override
        public void edge(LineEvent event) {}

        @Override
        public void failed(HalException error) {}
      };

  void edge(LineEvent event);

  /** The lines are gone, an expander unplugged say; nothing is reported afterwards. */
  void failed(HalException error);
}
