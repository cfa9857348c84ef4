package dev.tayberry.deploy.setup;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks, plans, asks, does, tells. */
public final class Setup {
  /**
   * What is asked for.
   *
   * @param java brought along
   * @param cache whether a start-up cache is made
   * @param upgrade whether runtimes that no app uses go away
   * @param app for which ports and buses are switched on
   * @param broker whether there is to be one, for the users of the app's access list
   */
  public record Request(
      @Nullable JavaArchive java,
      boolean cache,
      boolean upgrade,
      @Nullable Manifest app,
      boolean broker) {}

  /**
   * How far it may go.
   *
   * @param yes without being asked
   * @param dryRun not at all
   */
  public record Consent(boolean yes, boolean dryRun) {}

  private final Wire wire;
  private final Ask ask;
  private final Instant now;
  private final Output output;
  private final Reconnect back;
  private final JsonArray done = new JsonArray();

  public Setup(Wire wire, Reconnect back, Ask ask, Instant now, Output output) {
    this.back = back;
    this.now = now;
    this.wire = wire;
    this.ask = ask;
    this.output = output;
  }

  /** Makes it ready. */
  public void run(Request request, Consent consent) {
    Manifest app = request.app();
    AppNeeds needs = app == null ? null : new AppNeeds(app);
    Broker broker = app != null && request.broker() ? Broker.read(app.folder()) : null;
    run(
        facts -> {
          SetupPlan plan = SetupPlan.of(facts, wish(facts, request));
          if (broker != null) {
            plan = broker.with(plan, facts);
          }
          return needs == null ? plan : needs.with(plan, facts);
        },
        app == null ? "is ready for apps" : "is ready for " + app.name(),
        consent,
        facts -> needs == null ? List.of() : needs.missing(facts));
  }

  /**
   * Takes all of it away again.
   *
   * @param purge whether the apps' data and settings go as well
   */
  public void remove(boolean purge, Consent consent) {
    run(
        facts -> SetupPlan.removal(facts, purge),
        "has nothing of Tayberry",
        consent,
        f -> List.of());
  }

  private void run(
      Function<Facts, SetupPlan> planner,
      String end,
      Consent consent,
      Function<Facts, List<String>> missing) {
    try {
      Facts facts = Look.at(wire, SystemFiles.paths());
      SetupPlan plan = planner.apply(facts);
      tell(facts, plan, end);
      if (consent.dryRun()) {
        plan.steps().forEach(step -> done(step, null));
      } else if (!plan.steps().isEmpty()) {
        agree(consent);
        carryOut(plan.steps(), Root.on(wire, facts, ask));
        if (plan.steps().getLast() instanceof Step.Restart) {
          restarted(facts, missing);
        }
        if (!output.json()) {
          say("Done: " + wire.name() + " " + end + ".");
        }
      }
      if (output.json()) {
        json(facts, plan);
      }
    } catch (IOException e) {
      throw lost(e, "before anything was done");
    }
  }

  private SetupWish wish(Facts facts, Request request) {
    Refusals.check(facts);
    JavaArchive java = request.java();
    if (java != null) {
      java.check(facts);
    }
    Facts.Architecture architecture = facts.architecture().orElseThrow();
    return new SetupWish(
        DeviceRuntime.of(architecture, SystemFiles.programs()),
        SystemFiles.all(),
        java,
        now.getEpochSecond(),
        request.cache(),
        request.upgrade());
  }

  private void tell(Facts facts, SetupPlan plan, String end) {
    if (output.json()) {
      return;
    }
    say(wire.name() + ": " + facts.summary());
    plan.notes().forEach(note -> say("  note: " + note));
    if (plan.steps().isEmpty()) {
      say("Nothing to do: it " + end + ".");
      return;
    }
    int number = 1;
    for (Step step : plan.steps()) {
      say("  " + number++ + ". " + step.text());
    }
  }

  private void agree(Consent consent) {
    if (consent.yes()) {
      return;
    }
    if (!ask.canAnswer()) {
      throw new Failure(
          "nobody is there to be asked whether "
              + wire.name()
              + " may be changed so; --yes says it");
    }
    if (!ask.yes("Change " + wire.name() + " so?")) {
      throw new Failure("nothing was changed on " + wire.name());
    }
  }

  private void carryOut(List<Step> steps, Root root) {
    int number = 1;
    for (Step step : steps) {
      String count = number++ + "/" + steps.size() + " ";
      if (!output.json()) {
        say(count + step.text());
      }
      try {
        boolean changed = root.run(step.call(), text -> ask.say("    " + step.told(text)));
        done(step, changed);
        if (!changed && !output.json()) {
          say("    it was so already");
        }
      } catch (IOException e) {
        throw lost(e, "in step " + count + "(" + step.text() + ")");
      }
    }
  }

  private void restarted(Facts before, Function<Facts, List<String>> missing) {
    Facts facts = back.after(wire.name(), before.text("boot.id"));
    List<String> lacks = missing.apply(facts);
    if (!lacks.isEmpty()) {
      throw new Failure(
          "%s was restarted, and has no %s yet; look for what %s says of it, and run there: sudo dmesg [ENODEV]"
              .formatted(wire.name(), String.join(", ", lacks), facts.text("boot")));
    }
  }

  private void done(Step step, @Nullable Boolean changed) {
    JsonObject one = new JsonObject();
    one.addProperty("step", step.getClass().getSimpleName());
    one.addProperty("text", step.text());
    if (changed != null) {
      one.addProperty("changed", changed);
    }
    done.add(one);
  }

  private void json(Facts facts, SetupPlan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("target", wire.name());
    json.add("facts", facts.json());
    JsonArray notes = new JsonArray();
    plan.notes().forEach(notes::add);
    json.add("notes", notes);
    json.add("steps", done);
    output.printJson(json);
  }

  private Failure lost(IOException e, String when) {
    return new Failure(
        e.getMessage() + " " + when + "; run it again: it goes on where it was [ECONNRESET]");
  }

  private void say(String line) {
    output.out().println(line);
    output.out().flush();
  }
}
