package dev.tayberry.deploy.setup;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a device said of itself, as {@code look.sh} prints it: a key and a value a line, some keys
 * several times.
 */
record Facts(Map<String, List<String>> all) {
  /** The kinds of machines that a runtime is made for. */
  enum Architecture {
    AMD64("3e", "x86_64", "x86_64", "amd64"),
    ARM64("b7", "aarch64", "armv8_64", "aarch64");

    /** As an ELF header has it. */
    private final String elf;

    /** As a Java's {@code release} file has it. */
    final String java;

    private final String serial;
    private final String truffle;

    Architecture(String elf, String java, String serial, String truffle) {
      this.elf = elf;
      this.java = java;
      this.serial = serial;
      this.truffle = truffle;
    }

    /** Where jSerialComm's jar has its library for it. */
    String serial() {
      return "Linux/" + serial + "/libjSerialComm.so";
    }

    /** The same of Truffle's. */
    String truffle() {
      return "META-INF/resources/engine/libtruffleattach/linux/"
          + truffle
          + "/bin/libtruffleattach.so";
    }

    /** What a program or library for Linux is made for, as Java calls it; empty if it is none. */
    static Optional<String> machine(byte[] program) {
      boolean isElf =
          program.length > 19
              && program[0] == 0x7f
              && program[1] == 'E'
              && program[2] == 'L'
              && program[3] == 'F'
              && (program[7] == 0 || program[7] == 3); // nobody's in particular, or Linux's
      if (!isElf) {
        return Optional.empty();
      }
      boolean wide = program[4] == 2 && program[5] == 1; // 64 bits, the low byte first
      String machine = HexFormat.of().toHexDigits(program[18]);
      return Optional.of(
          ofElf(wide ? machine : "")
              .map(one -> one.java)
              .orElse("another machine (" + machine + ")"));
    }

    static Optional<Architecture> ofElf(String machine) {
      return Stream.of(values()).filter(one -> one.elf.equals(machine)).findFirst();
    }
  }

  /** A Java there is, of whatever age. */
  record Java(String home, String version) {
    boolean fits() {
      return version.equals("25") || version.matches("25[^0-9].*");
    }
  }

  static Facts parse(String lines) {
    Map<String, List<String>> all = new TreeMap<>();
    lines
        .lines()
        .filter(line -> line.indexOf(' ') > 0)
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              all.computeIfAbsent(line.substring(0, space), key -> new ArrayList<>())
                  .add(line.substring(space + 1).strip());
            });
    return new Facts(all);
  }

  List<String> list(String key) {
    return all.getOrDefault(key, List.of());
  }

  /** The first there is, or an empty one. */
  String text(String key) {
    return list(key).isEmpty() ? "" : list(key).getFirst();
  }

  boolean is(String key, String value) {
    return text(key).equals(value);
  }

  /** Those of a key whose values are a word and a rest: {@code disk /usr 21034}. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    list(key)
        .forEach(
            value -> {
              int space = value.indexOf(' ');
              pairs.put(
                  space < 0 ? value : value.substring(0, space),
                  space < 0 ? "" : value.substring(space + 1));
            });
    return pairs;
  }

  private List<String> words(String key) {
    return text(key).isEmpty() ? List.of() : List.of(text(key).split(" ", -1));
  }

  private long number(String key) {
    String digits = text(key);
    return digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
  }

  /** Of what runs there; the kernel may be of another. Empty where it is none of ours. */
  Optional<Architecture> architecture() {
    List<String> elf = words("elf");
    return elf.size() == 2 && elf.getFirst().equals("02")
        ? Architecture.ofElf(elf.get(1))
        : Optional.empty();
  }

  boolean is32Bit() {
    return text("elf").startsWith("01") || text("kernel").matches("armv[67].*|i.86");
  }

  List<Java> javas() {
    return pairs("java").entrySet().stream().map(j -> new Java(j.getKey(), j.getValue())).toList();
  }

  /** Megabytes that are free where a folder lies, or will lie. */
  long free(String folder) {
    String digits = pairs("disk").getOrDefault(folder, "");
    return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
  }

  long memory() {
    return number("memory");
  }

  /** Seconds since 1970. */
  long clock() {
    return number("clock");
  }

  String user() {
    return text("user");
  }

  boolean isRoot() {
    return is("uid", "0");
  }

  /** By the group file; of what this login has, a new one may be without. */
  boolean isIn(String group) {
    return words("groups.listed").contains(group);
  }

  boolean hasGroup(String group) {
    return list("group").contains(group);
  }

  /** SHA-256 of a file that was asked about; empty where it is not there. */
  Optional<String> hash(String file) {
    return list("file").stream()
        .filter(value -> value.endsWith(" " + file))
        .map(value -> value.substring(0, value.indexOf(' ')))
        .findFirst();
  }

  /** {@code 2775 root tayberry}; empty where it is not there. */
  Optional<String> folder(String path) {
    return list("folder").stream()
        .filter(value -> value.endsWith(" " + path))
        .map(value -> value.substring(0, value.length() - path.length() - 1))
        .findFirst();
  }

  /** One line for people. */
  String summary() {
    String name = text("model").isEmpty() ? text("kernel") : text("model");
    return "%s, %s, %d MB of memory, %d MB free"
        .formatted(name, text("os.name"), memory(), free(Layout.BASE));
  }

  /** All of them, each an array. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    all.forEach(
        (key, values) -> {
          JsonArray array = new JsonArray();
          values.forEach(array::add);
          json.add(key, array);
        });
    return json;
  }
}
