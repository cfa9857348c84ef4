package dev.tayberry.hal.machine;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A machine as its system describes it. */
public final class Machine {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");
  private static final Pattern CONSOLE = Pattern.compile("console=([A-Za-z0-9]+)(,\\S*)?");

  private final SystemView files;

  private Machine(SystemView files) {
    this.files = files;
  }

  /** The one this program runs on. */
  public static Machine here() {
    return new Machine(new SystemFiles());
  }

  /** One that was recorded in a file. */
  public static Machine recorded(Path file) throws IOException {
    return new Machine(RecordedFiles.read(file));
  }

  /** The profile of the board it is, if there is one. */
  public Optional<Board> board() {
    return compatible().stream().filter(Boards.names()::contains).findFirst().map(Boards::load);
  }

  /** Its device-tree names, most specific first; none on a PC. */
  public List<String> compatible() {
    return treeText("/compatible").stream()
        .flatMap(names -> Stream.of(names.split("\0", -1)))
        .filter(name -> !name.isBlank())
        .toList();
  }

  /** As it calls itself, {@code Raspberry Pi 4 Model B Rev 1.5}. */
  public Optional<String> model() {
    return treeText("/model").map(text -> text.replace("\0", ""));
  }

  /**
   * The node behind a name of the device tree's list of short ones: {@code uart0}, {@code i2c1}.
   */
  public Optional<String> alias(String name) {
    return treeText("/aliases/" + name).map(text -> text.replace("\0", ""));
  }

  /** Whether a node is in use; the device tree says so by not saying the contrary. */
  public boolean isEnabled(String node) {
    String status = treeText(node + "/status").orElse("okay").replace("\0", "");
    return status.equals("okay") || status.equals("ok");
  }

  private Optional<String> treeText(String path) {
    return files.text("/proc/device-tree" + path);
  }

  /** {@code 6.12.47+rpt-rpi-v8}. */
  public String kernel() {
    return files.text("/proc/sys/kernel/osrelease").orElse("unknown");
  }

  /** Whether the kernel is as new as that; true where it does not say how new it is. */
  public boolean kernelIsAtLeast(int major, int minor) {
    Matcher release = RELEASE.matcher(kernel());
    if (!release.matches()) {
      return true;
    }
    int has = Integer.parseInt(release.group(1));
    return has > major || (has == major && Integer.parseInt(release.group(2)) >= minor);
  }

  /** The kernel's architecture, {@code aarch64}. */
  public String architecture() {
    // That file is there from Linux 6.1 on.
    return files.text("/proc/sys/kernel/arch").orElseGet(() -> System.getProperty("os.arch"));
  }

  /** Programs for 32-bit machines on a kernel that may well be a 64-bit one. */
  public boolean is32Bit() {
    return !files.names("/lib").contains("ld-linux-aarch64.so.1")
        && files.names("/lib").contains("ld-linux-armhf.so.3");
  }

  /** {@code Debian GNU/Linux 12 (bookworm)}. */
  public String system() {
    return files.text("/etc/os-release").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst()
        .orElse("unknown system");
  }

  public User user() {
    return User.of(files);
  }

  /** What the firmware was told; empty where it is no Raspberry Pi. */
  public Optional<ConfigTxt> config() {
    return ConfigTxt.of(files, compatible());
  }

  /** The terminals the kernel has its console on, {@code ttyS0}. */
  public Set<String> consoles() {
    Set<String> consoles = new TreeSet<>();
    files.text("/proc/consoles").stream()
        .flatMap(String::lines)
        .forEach(line -> consoles.add(line.split("\\s+", 2)[0]));
    CONSOLE
        .matcher(files.text("/proc/cmdline").orElse(""))
        .results()
        .map(console -> console.group(1))
        // The firmware replaces it by what it stands for; other boot loaders do not.
        .map(name -> name.startsWith("serial") ? files.link("/dev/" + name).orElse(name) : name)
        .forEach(consoles::add);
    return consoles;
  }

  /** The arguments in the kernel's command line that put a console on a terminal. */
  public List<String> consoleArguments(String terminal) {
    List<String> arguments = new ArrayList<>();
    files.text("/boot/firmware/cmdline.txt").or(() -> files.text("/boot/cmdline.txt")).stream()
        .flatMap(text -> CONSOLE.matcher(text).results())
        .filter(
            argument ->
                argument.group(1).equals(terminal)
                    || files.link("/dev/" + argument.group(1)).filter(terminal::equals).isPresent())
        .forEach(argument -> arguments.add(argument.group()));
    return arguments;
  }

  /** Whether the kernel's command line file names this console, in use or not. */
  public boolean commandLineNames(String console) {
    return files
        .text("/boot/firmware/cmdline.txt")
        .or(() -> files.text("/boot/cmdline.txt"))
        .filter(text -> text.contains("console=" + console))
        .isPresent();
  }

  /** See {@link SystemView#names}. */
  public List<String> names(String folder) {
    return files.names(folder);
  }

  /** A small file's text. */
  public Optional<String> text(String path) {
    return files.text(path);
  }

  /** Where a link points to. */
  public Optional<String> link(String path) {
    return files.link(path);
  }

  public Optional<DeviceFile> device(String path) {
    return files.device(path);
  }

  /** What a GPIO chip calls itself; empty where this user may not ask. */
  public Optional<String> chipLabel(String path) {
    return files.chipLabel(path);
  }

  /**
   * What gives this user the right to a device.
   *
   * @param rule for systems that leave the device to root
   */
  public String permit(DeviceFile device, Rule rule) {
    User user = user();
    if (!device.groupMayUse()) {
      return "sudo groupadd -f %s; sudo usermod -aG %s %s; echo '%s' | sudo tee -a /etc/udev/rules.d/60-tayberry.rules; then reboot"
          .formatted(rule.group(), rule.group(), user.name(), rule.line());
    }
    String own = device.group();
    return user.listed().contains(own) && !user.groups().contains(own)
        ? user.name() + " is in the group " + own + " from the next login on: log out and in"
        : "sudo usermod -aG " + own + " " + user.name() + ", then log out and in";
  }
}
