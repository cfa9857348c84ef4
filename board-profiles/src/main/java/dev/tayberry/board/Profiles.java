package dev.tayberry.board;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Follows {@code extends} and makes boards of files. */
final class Profiles {
  private final ProfileFiles files;

  Profiles(ProfileFiles files) {
    this.files = files;
  }

  Board load(String name) {
    List<String> boards = files.boards();
    if (!boards.contains(name)) {
      throw new BoardException(
          "boards: there is no profile \""
              + name
              + "\""
              + NearName.question(name, boards)
              + " (there are: "
              + String.join(", ", boards)
              + ")");
    }
    return new BoardReader(chips()).read(Profile.of(chain(name)));
  }

  /** The file, what it extends, and so on. */
  private List<Profile.Source> chain(String name) {
    Map<String, Profile.Source> chain = new LinkedHashMap<>();
    String next = name;
    while (true) {
      Profile.Source source = source(next);
      chain.put(next, source);
      JsonElement parent = source.tree().get("extends");
      if (parent == null) {
        return new ArrayList<>(chain.values());
      }
      next = parent(source, parent, chain.keySet());
    }
  }

  private String parent(Profile.Source source, JsonElement parent, Collection<String> chain) {
    String where = source.file() + ": extends: " + parent;
    if (!(parent instanceof JsonPrimitive text && text.isString())) {
      throw new BoardException(where + " must be the name of one profile");
    }
    String name = text.getAsString();
    if (chain.contains(name)) {
      throw new BoardException(
          where + " goes round in a circle (" + String.join(" > ", chain) + " > " + name + ")");
    }
    if (!files.texts().containsKey(name)) {
      throw new BoardException(
          where + " is not a profile" + NearName.question(name, files.texts().keySet()));
    }
    return name;
  }

  private Profile.Source source(String name) {
    String text = files.texts().get(name);
    String file = name + ".json";
    if (text == null) {
      throw new BoardException(file + ": is not there");
    }
    if (StrictJson.parse(file, text) instanceof JsonObject tree) {
      return new Profile.Source(name, tree);
    }
    throw new BoardException(file + ": must be an object");
  }

  /** The labels the chip families give: what a board may name is data, too. */
  private Collection<String> chips() {
    return files.in("chip").stream()
        .map(name -> source(name).tree().get("chip"))
        .filter(chip -> chip instanceof JsonPrimitive)
        .map(JsonElement::getAsString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
