package dev.tayberry.simulator.panel;

import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.module.BuiltIn;
import org.graalvm.polyglot.Value;

/** The parts of a rig that runs. JavaScript is entered by each of the calls. */
public final class Panel {
  private static final String MODULE = "internal:panel";

  private final Script script;
  private final Value panel;

  private Panel(Script script, Value panel) {
    this.script = script;
    this.panel = panel;
  }

  /**
   * Those of this rig.
   *
   * @param exports what its file exports
   */
  public static Panel of(Program rig, Value exports) {
    Value make = rig.modules().builtIn(MODULE).getMember("panel");
    return new Panel(rig.script(), make.execute(exports));
  }

  /** What a program needs for that. */
  public static BuiltIn module() {
    return new BuiltIn(MODULE, Panel.class, "panel.js", null);
  }

  /** What a picture of the parts needs once; JSON. */
  public String describe() {
    return call("[]", "describe");
  }

  /**
   * What they show; JSON, by their names.
   *
   * @param all or only those that show something else than at the last look
   */
  public String look(boolean all) {
    return call("{}", "look", all);
  }

  /**
   * Does something to a part.
   *
   * @param value JSON
   * @return what is wrong, else empty
   */
  public String set(String part, String control, String value) {
    return call("", "set", part, control, value);
  }

  /** What bytes on serial ports say to who knows the protocol; JSON to JSON, see panel.js. */
  public String words(String bytes) {
    return call("[]", "words", bytes);
  }

  /** A rig that has ended shows nothing. */
  private String call(String nothing, String method, Object... args) {
    Value result = script.call(panel.getMember(method), args);
    return result == null || !result.isString() ? nothing : result.asString();
  }
}
