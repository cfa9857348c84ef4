package dev.tayberry.simulator.page;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.world.World;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The page of a world that nothing is in, served; its loop on a thread of its own. */
final class ServedPage implements AutoCloseable {
  final SteeredTime time = new SteeredTime(1);
  final World world = new World(time, Boards.load("simulated"), 1);
  final Token token;
  final Page page;
  final PageServer server;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread loop;

  /**
   * @param app its folder
   */
  ServedPage(Path app) {
    token = Token.of(app);
    page = new Page(world, Manifest.read(app), time, token);
    server = PageServer.listen(page, world.loop()::post, 0);
    loop = Thread.ofPlatform().start(() -> world.loop().run(() -> !ended.get()));
  }

  @Override
  public void close() {
    server.close();
    ended.set(true);
    world.loop().post(() -> {});
    try {
      loop.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
