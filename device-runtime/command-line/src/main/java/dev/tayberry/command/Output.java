package dev.tayberry.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The part of every command that prints a table: {@code @Mixin Output output}. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
public final class Output {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Whether {@code --json} was given. */
  public boolean json() {
    return json;
  }

  /** Where results go; messages for people go to standard error. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** With or without colours. */
  public Ansi ansi() {
    return command.commandLine().getColorScheme().ansi();
  }

  /** A table for people, or an array of objects, one a row, for programs. */
  public void print(List<String> columns, List<List<String>> rows) {
    if (!json) {
      out().print(Table.text(columns, rows, ansi()));
      return;
    }
    JsonArray array = new JsonArray();
    for (List<String> row : rows) {
      JsonObject object = new JsonObject();
      for (int i = 0; i < columns.size(); i++) {
        object.addProperty(columns.get(i), row.get(i));
      }
      array.add(object);
    }
    printJson(array);
  }

  /** A record or JSON tree as JSON. */
  public void printJson(Object value) {
    out().println(JSON.toJson(value));
  }
}
