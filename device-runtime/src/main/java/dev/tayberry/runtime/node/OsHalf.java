package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts about the machine. */
final class OsHalf {
  /** An address of this machine, in Node's shape. */
  public record Address(
      String name, String address, int prefix, String family, String mac, boolean internal) {}

  private final NodeSetup setup;

  OsHalf(NodeSetup setup) {
    this.setup = setup;
  }

  @Exported
  public Map<String, String> system() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String key : List.of("os.name", "os.arch", "os.version", "user.home", "user.name")) {
      facts.put(key, System.getProperty(key, ""));
    }
    facts.put("version", firstLine("/proc/sys/kernel/version"));
    return facts;
  }

  @Exported
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Exported
  public String hostname() {
    String name = firstLine("/proc/sys/kernel/hostname");
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** The text of one of the kernel's own files; empty where there is no such kernel. */
  @Exported
  public String proc(String name) {
    try {
      return Files.readString(Path.of("/proc", name.replace("/", "")));
    } catch (IOException e) {
      return "";
    }
  }

  @Exported
  public double uptime() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }

  /** A folder for temporary files that the program may write to: within its data folder. */
  @Exported
  public String temporaryFolder() throws IOException {
    Path folder =
        setup.writable().isEmpty()
            ? Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
            : Files.createDirectories(setup.writable().getFirst().resolve("tmp"));
    return folder.toString();
  }

  @Exported
  public List<Address> addresses() throws SocketException {
    List<Address> all = new ArrayList<>();
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      if (card.isUp()) {
        byte[] hardware = card.getHardwareAddress();
        String mac =
            HexFormat.ofDelimiter(":").formatHex(hardware == null ? new byte[6] : hardware);
        for (InterfaceAddress one : card.getInterfaceAddresses()) {
          String text = one.getAddress().getHostAddress().replaceAll("%.*", "");
          String family = text.indexOf(':') < 0 ? "IPv4" : "IPv6";
          all.add(
              new Address(
                  card.getName(),
                  text,
                  one.getNetworkPrefixLength(),
                  family,
                  mac,
                  card.isLoopback()));
        }
      }
    }
    return all;
  }

  private static String firstLine(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
