package dev.tayberry.simulator.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.page.Browser.Held;
import dev.tayberry.simulator.panel.Panel;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What browsers see of a world, and do to it. All on the loop's thread. */
public final class Page {
  static final int LOOKS_PER_SECOND = 30;

  private final World world;
  private final Token token;
  private final Frames frames;
  private final Clockwork clockwork;
  private final Publishing publishing;
  private final Surroundings around;
  private final Set<Browser> browsers = new LinkedHashSet<>();
  private Consumer<Boolean> onLookers = someone -> {};
  private boolean someoneLooks;
  private @Nullable Panel panel;

  /**
   * @param time null where it is the real one, and nobody's to steer
   */
  public Page(World world, Manifest app, @Nullable SteeredTime time, Token token) {
    this.world = world;
    this.token = token;
    clockwork = new Clockwork(world, time);
    publishing = new Publishing(world.broker());
    History history = new History();
    around = new Surroundings(world, app);
    frames = new Frames(world, app, history, clockwork, around);
    world.recorder().listen(history);
    world.recorder().listen(clockwork);
  }

  /** The rig is there: its parts can be seen and set. */
  public void show(Panel parts) {
    panel = parts;
    frames.show(parts);
    browsers.stream().filter(browser -> browser.looks).forEach(this::introduce);
  }

  Token token() {
    return token;
  }

  /** Tells the listener whether anybody looks. */
  void onLookers(Consumer<Boolean> listener) {
    onLookers = listener;
  }

  /** Something came from a browser. */
  void said(Browser browser, JsonObject command) {
    try {
      String wrong = obey(browser, command);
      if (!wrong.isEmpty()) {
        JsonObject refusal = new JsonObject();
        refusal.addProperty("refused", wrong);
        browser.send(refusal.toString());
      }
    } catch (IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | NullPointerException e) {
      browser.send("{\"refused\":\"the simulator does not understand that; reload the page\"}");
    }
  }

  private String obey(Browser browser, JsonObject command) {
    String what = command.get("do").getAsString();
    if (what.equals("hello")) {
      browser.mayChange = token.fits(command.get("token").getAsString());
      browsers.add(browser);
      introduce(browser);
      looks(browser, true);
    } else if (what.equals("look")) {
      looks(browser, command.get("on").getAsBoolean());
    } else if (browser.mayChange) {
      return change(browser, what, command);
    } else {
      return "open the address that tay sim printed: its last part lets a page change things";
    }
    return "";
  }

  private String change(Browser browser, String what, JsonObject command) {
    return switch (what) {
      case "time" -> clockwork.steer(command);
      case "set" -> set(browser, command);
      case "break" -> befall(command);
      case "publish" -> publishing.publish(command);
      default -> "there is no " + what;
    };
  }

  private String set(Browser browser, JsonObject command) {
    if (panel == null) {
      return "there is no rig, or not yet";
    }
    String part = command.get("part").getAsString();
    String control = command.get("control").getAsString();
    String value = command.has("value") ? command.get("value").toString() : "null";
    boolean holds = command.has("hold");
    world.recorder().tell(now -> new Event.Part(now, part, control, value));
    if (holds && value.equals("true")) {
      browser.held.add(new Held(part, control));
    } else if (holds) {
      browser.held.remove(new Held(part, control));
    }
    return panel.set(part, control, value);
  }

  /** Something befalls the board, or is well again. */
  private String befall(JsonObject command) {
    String fault = command.get("control").getAsString();
    JsonElement value = command.get("value");
    world.recorder().tell(now -> new Event.Part(now, "board", fault, value.toString()));
    return around.set(fault, value);
  }

  /** It is closed: what it held down is let go. */
  void left(Browser browser) {
    browsers.remove(browser);
    looks(browser, false);
  }

  private void looks(Browser browser, boolean on) {
    browser.looks = on;
    browser.isBehind = true;
    if (!on) {
      letGo(browser);
    }
    boolean now = browsers.stream().anyMatch(b -> b.looks);
    if (now != someoneLooks) {
      someoneLooks = now;
      onLookers.accept(now);
    }
  }

  private void letGo(Browser browser) {
    for (Held held : List.copyOf(browser.held)) {
      world.recorder().tell(now -> new Event.Part(now, held.part(), held.control(), "false"));
      if (panel != null) {
        panel.set(held.part(), held.control(), "false");
      }
    }
    browser.held.clear();
  }

  private void introduce(Browser browser) {
    browser.isBehind = true;
    browser.toldUpTo = 0;
    browser.isNew = true;
    browser.send(frames.hello(browser.mayChange));
  }

  /** Shows all who look what is new. */
  void look() {
    try {
      frames.send(browsers.stream().filter(browser -> browser.looks).toList());
    } catch (HalException e) {
      // The world is being taken down.
      browsers.forEach(browser -> browser.looks = false);
    }
  }
}
