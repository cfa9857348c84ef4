package dev.tayberry.deploy.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is to be changed of an app's settings on a device, in the words of root's part there. */
public final class Change {
  private final List<String> lines = new ArrayList<>();

  public Change set(Collection<Setting> settings) {
    settings.forEach(one -> lines.add("set " + one.line()));
    return this;
  }

  public Change unset(Collection<String> names) {
    names.forEach(name -> lines.add("unset " + name));
    return this;
  }

  /** These are all that the devices file says; those it said before go. */
  public Change devices(Collection<Setting> settings) {
    lines.add("devices");
    settings.forEach(one -> lines.add("from " + one.line()));
    return this;
  }

  /**
   * The app is started anew if a variable that it sees has changed.
   *
   * @param force even if it is busy
   */
  public Change start(Collection<String> sees, boolean force) {
    sees.forEach(name -> lines.add("sees " + name));
    lines.add("start");
    if (force) {
      lines.add("force");
    }
    return this;
  }

  /** They come into force with a release that is going to be on trial. */
  public Change trial(String id) {
    lines.add("trial " + id);
    return this;
  }

  /** Without its end it is none: the connection may be cut. */
  public String text() {
    return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + "end\n";
  }
}
