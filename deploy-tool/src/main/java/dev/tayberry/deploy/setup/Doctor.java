package dev.tayberry.deploy.setup;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A device looked at, and told about. */
public final class Doctor {
  private final Wire wire;
  private final Instant now;
  private final Output output;

  public Doctor(Wire wire, Instant now, Output output) {
    this.now = now;
    this.wire = wire;
    this.output = output;
  }

  /** Whether apps can run there. */
  public boolean look() {
    Facts facts;
    try {
      facts = Look.at(wire, SystemFiles.paths());
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again");
    }
    List<Ailment> ailments = Diagnosis.of(facts, wire.name(), now.getEpochSecond());
    if (output.json()) {
      json(facts, ailments);
    } else {
      output.out().print(text(facts, ailments));
    }
    return ailments.stream().noneMatch(Ailment::grave);
  }

  private String text(Facts facts, List<Ailment> ailments) {
    StringBuilder text = new StringBuilder(wire.name() + ": " + facts.summary() + "\n");
    text.append("  tay ").append(Version.CURRENT);
    line(text, "kernel", facts.text("kernel.release") + " " + facts.text("kernel"));
    line(text, "systemd", facts.text("systemd") + " " + facts.text("systemd.state"));
    line(text, "C library", facts.text("libc"));
    line(
        text,
        "Java",
        String.join(
            ", ", facts.javas().stream().map(j -> j.version() + " (" + j.home() + ")").toList()));
    line(text, "runtime", String.join(", ", facts.list("runtime")));
    line(text, "apps", String.join(", ", facts.list("app")));
    line(text, "login", facts.user() + " (" + facts.text("groups.listed") + ")");
    text.append('\n');
    for (Ailment ailment : ailments) {
      text.append(ailment.grave() ? "  wrong    " : "  better   ").append(ailment.what());
      text.append('\n');
      if (!ailment.cure().isEmpty()) {
        text.append("           ").append(ailment.cure()).append('\n');
      }
    }
    return text.append(ailments.isEmpty() ? "  Nothing is wrong with it.\n" : "").toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      text.append(" · ").append(name).append(' ').append(value.strip());
    }
  }

  private void json(Facts facts, List<Ailment> ailments) {
    JsonObject json = new JsonObject();
    json.addProperty("target", wire.name());
    json.add("facts", facts.json());
    JsonArray array = new JsonArray();
    for (Ailment ailment : ailments) {
      JsonObject one = new JsonObject();
      one.addProperty("grave", ailment.grave());
      one.addProperty("what", ailment.what());
      one.addProperty("cure", ailment.cure());
      array.add(one);
    }
    json.add("ailments", array);
    output.printJson(json);
  }
}
