package dev.tayberry.deploy.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device says of an app's settings.
 *
 * @param changed names, of what was just changed
 * @param have names of all that are set, and by whom
 * @param app what became of the app
 */
public record Answer(List<String> changed, Map<String, By> have, App app) {
  /** Who says what a setting is. */
  public enum By {
    SET("set there"),
    DEVICES("devices file");

    private final String words;

    By(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What became of it. */
  public enum App {
    /** Nothing that it sees has changed, or it was not to be. */
    AS_IT_WAS,
    RESTARTED,
    BUSY,
    STOPPED,
    /** It did not start, and has those before again. */
    BACK,
    /** It does not start, and did not before. */
    FAILED
  }

  public static Answer parse(String text) {
    List<String> changed = new ArrayList<>();
    Map<String, By> have = new LinkedHashMap<>();
    App app = App.AS_IT_WAS;
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "changed" -> changed.add(words[1]);
        case "have" -> have.put(words[1], words[2].equals("devices") ? By.DEVICES : By.SET);
        case "restarted" -> app = App.RESTARTED;
        case "busy" -> app = App.BUSY;
        case "stopped" -> app = App.STOPPED;
        case "back" -> app = App.BACK;
        case "failed" -> app = App.FAILED;
        default -> {
          // systemctl talks
        }
      }
    }
    return new Answer(List.copyOf(changed), have, app);
  }
}
