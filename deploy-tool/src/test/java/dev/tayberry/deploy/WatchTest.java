package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.settings.Setting;
import dev.tayberry.deploy.watch.Watch;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.fixtures.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real sshd, and the real runtime in a process of its own. */
class WatchTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Path app;

  private void write(String path, String text) throws IOException {
    Files.writeString(app.resolve(path), text);
  }

  private void await(String text) {
    Patience.until(
        () -> "no \"" + text + "\" in " + console + said,
        () -> (console.toString(StandardCharsets.UTF_8) + said).contains(text));
  }

  @Test
  void aSavedFileRunsInTheSameProcessAndAMistakeDoesNot() throws Exception {
    app = Files.createDirectories(folder.resolve("app"));
    write(
        "package.json",
        "{ \"name\": \"d\", \"type\": \"module\", \"tayberry\": { \"boards\": [\"simulated\"],"
            + " \"permissions\": { \"env\": [\"N\"] } } }");
    write(
        "index.js",
        "import { n } from './n.ts'; console.log('v' + n, process.pid, process.env.N); setInterval(() => {}, 1e6);");
    write("n.ts", "export const n: number = 1;");
    try (LoopbackDevice device = new LoopbackDevice(folder)) {
      runtime(device);
      Around around = device.around(Nobody.there());
      try (Wire wire = device.connect(Nobody.there())) {
        Watch.Start start =
            (manifest, files) -> {
              var deployment = new Deployment(around, manifest, files, null, false, around.now());
              Attempt attempt =
                  Attempt.start(
                      wire,
                      around.layout(),
                      deployment.cargo(wire, null),
                      "me",
                      List.of(new Setting("N", "of the laptop", false)));
              Thread.ofPlatform().daemon().start(() -> attempt.follow(console));
              return attempt;
            };
        Watch watch = new Watch(wire, app, around.time(), start, said::add);
        Thread thread = Thread.ofPlatform().start(() -> run(watch));
        await("v1 ");
        await("of the laptop");
        write("n.ts", "export const n: number = 2;");
        await("v2 ");
        await("1 files, runs after");
        write("n.ts", "export const n: = 3;");
        await("n.ts:1:17: Unexpected token [ERR_INVALID_TYPESCRIPT_SYNTAX]; the old one runs on");
        write("n.ts", "export const n: number = 4;");
        await("v4 ");
        List<String> runs = console.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, runs.size(), runs::toString);
        assertEquals(1, runs.stream().map(line -> line.split(" ")[1]).distinct().count());
        write("index.js", "throw new Error('oh');");
        await("Error: oh");
        await("it ended with 1");
        write("index.js", "console.log('v5 '); setInterval(() => {}, 1e6);");
        await("v5 ");
        watch.end();
        thread.join();
        System.out.println("save to running, loopback sshd: " + said);
      }
      assertFalse(Files.exists(device.home("d")));
      assertTrue(AppFiles.of(app).entries().size() == 3);
    }
  }

  private static void run(Watch watch) {
    try {
      watch.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void runtime(LoopbackDevice device) throws IOException {
    device.runtime(
        "exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp '%s' dev.tayberry.runtime.device.Main \"$1\""
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
  }
}
