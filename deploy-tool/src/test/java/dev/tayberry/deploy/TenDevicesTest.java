package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Tay;
import dev.tayberry.deploy.wire.LoopbackSsh;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.loop.RealTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten devices, each with an sshd of its own, in waves. */
class TenDevicesTest {
  @TempDir Path folder;
  private final Map<String, LoopbackDevice> devices = new TreeMap<>();
  private Path app;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    StringBuilder toml = new StringBuilder("[devices]\n");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String name = "desk" + i;
      LoopbackDevice device = new LoopbackDevice(Files.createDirectories(folder.resolve(name)));
      devices.put(name, device);
      toml.append("%s = { target = \"%s\" }%n".formatted(name, device.sshd.url()));
      names.add("\"" + name + "\"");
    }
    toml.append("[groups]\nall = ").append(names).append('\n');
    file = Files.writeString(folder.resolve("ten.toml"), toml);
    app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"lamp\", \"tayberry\": { \"boards\": [\"simulated\"] } }");
    Files.writeString(app.resolve("index.js"), "1;");
  }

  @AfterEach
  void stop() {
    devices.values().forEach(LoopbackDevice::close);
  }

  /** As one laptop has it: each device by the port that the file says. */
  private LoopbackDevice.Run deploy(String... more) {
    LoopbackDevice any = devices.get("desk0");
    Around around =
        new Around(
            any.layout(),
            target -> {
              LoopbackDevice device = devices.get(target.name());
              return new Elsewhere(
                  LoopbackSsh.connect(target, Nobody.there(), device.sshd.home()),
                  any.folder().toString(),
                  device.folder().toString());
            },
            new RealTime(),
            Nobody.there(),
            "me@laptop");
    List<String> words = new ArrayList<>(List.of("deploy", app.toString(), "all"));
    words.add("--devices=" + file);
    words.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new Tay(Main.commands(around), new PrintWriter(out), new PrintWriter(err))
            .run(words.toArray(new String[0]));
    return new LoopbackDevice.Run(code, out.toString(), err.toString());
  }

  private long with(String release) {
    return devices.values().stream().filter(d -> d.current("lamp").equals(release)).count();
  }

  @Test
  void oneThatIsBrokenHarmsNoOther() throws IOException {
    assertEquals(ExitCode.DONE, deploy("--parallel", "5").code());
    String first = devices.get("desk0").current("lamp");
    assertEquals(10, with(first));

    Files.writeString(app.resolve("index.js"), "2;");
    Files.createFile(devices.get("desk6").folder().resolve("refuses"));
    LoopbackDevice.Run run = deploy("--parallel", "5", "--max-fail", "2");
    assertEquals(ExitCode.FAILED, run.code());
    String second = devices.get("desk0").current("lamp");
    List<String> lines = run.out().lines().toList();
    assertEquals(11, lines.size(), run.out());
    assertTrue(lines.get(7).matches("desk6 +failed .*needs lasers.*"), run.out());
    assertEquals(9, lines.stream().filter(line -> line.contains(" deployed ")).count(), run.out());
    assertEquals(9, with(second));
    assertEquals(first, devices.get("desk6").current("lamp"), "it has what it had");

    // The canary is the first one: where it fails, nobody else is touched.
    Files.writeString(app.resolve("index.js"), "3;");
    Files.createFile(devices.get("desk0").folder().resolve("refuses"));
    run = deploy();
    assertEquals(ExitCode.FAILED, run.code());
    assertEquals(9, run.out().lines().filter(line -> line.contains(" not begun ")).count());
    assertEquals(9, with(second));
  }

  /**
   * A device that is a folder of this machine: where the commands name the first one's, this one's
   * is meant. On boards all of them are called /opt/tayberry.
   */
  private record Elsewhere(Wire wire, String first, String own) implements Wire {
    @Override
    public String name() {
      return wire.name();
    }

    @Override
    public Running start(List<String> command) throws IOException {
      return wire.start(command.stream().map(word -> word.replace(first, own)).toList());
    }

    @Override
    public Tunnel tunnel(String socket) throws IOException {
      return wire.tunnel(socket.replace(first, own));
    }

    @Override
    public void close() {
      wire.close();
    }
  }
}
