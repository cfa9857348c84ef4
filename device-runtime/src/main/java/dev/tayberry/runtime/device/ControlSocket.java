package dev.tayberry.runtime.device;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.readiness.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The door for whoever looks after an app: {@code control.sock} in its runtime folder, one JSON
 * object a line, both ways. One thread serves all who come, and waits for none of them. Beside it
 * lies the file {@code busy} as long as the app is, for a shell to see: a reason a line.
 */
final class ControlSocket implements AutoCloseable {
  private static final int MANY_CLIENTS = 32;
  private static final int LOOK_MILLIS = 100;
  private static final long LAST_WORDS_MILLIS = 200;

  private final Path folder;
  private final Selector selector;
  private final Commands commands;
  private final Output err;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(8192);
  private final AtomicReference<@Nullable List<Readiness.Busy>> busy = new AtomicReference<>();
  private final Thread thread;
  private List<Readiness.Busy> told = List.of();
  private volatile boolean closed;

  ControlSocket(Path folder, Commands commands, Output err) {
    this.folder = folder;
    this.commands = commands;
    this.err = err;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().daemon().name("tayberry-control").unstarted(this::serve);
  }

  /** Says why, where it cannot be had: the app runs all the same. */
  void open() {
    try {
      ServerSocketChannel opened = bind(folder);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException | RuntimeException e) {
      err.line("tay: no control socket in " + folder + ": " + e.getMessage());
    }
    thread.start();
  }

  /** Under another name at first: nobody may find it before only the group can use it. */
  private static ServerSocketChannel bind(Path folder) throws IOException {
    Path coming = folder.resolve("control.new");
    Files.deleteIfExists(coming);
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(coming));
      Files.setPosixFilePermissions(coming, PosixFilePermissions.fromString("rw-rw----"));
      Files.move(coming, folder.resolve("control.sock"), StandardCopyOption.REPLACE_EXISTING);
      return door;
    } catch (IOException | RuntimeException e) {
      door.close();
      throw e;
    }
  }

  Commands commands() {
    return commands;
  }

  /** Runs the task on the socket's thread; any thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** To all who asked for events; any thread. */
  void tell(JsonObject event) {
    execute(() -> clients().forEach(client -> client.event(event)));
  }

  /** What the app is busy with, nothing for not; any thread. Of many changes the last counts. */
  void busy(List<Readiness.Busy> reasons) {
    if (busy.getAndSet(reasons) == null) {
      execute(this::tellBusy);
    }
  }

  private void tellBusy() {
    List<Readiness.Busy> reasons = busy.getAndSet(null);
    if (reasons == null || reasons.equals(told)) {
      return;
    }
    told = reasons;
    writeBusy(reasons.stream().map(Readiness.Busy::reason).toList());
    JsonObject event = new JsonObject();
    event.add("busy", Status.busy(reasons));
    event.addProperty("event", "busy");
    clients().forEach(client -> client.event(event));
  }

  private void writeBusy(List<String> reasons) {
    try {
      if (reasons.isEmpty()) {
        Files.deleteIfExists(folder.resolve("busy"));
      } else {
        Path coming = Files.write(folder.resolve("busy.new"), reasons);
        Files.move(coming, folder.resolve("busy"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      err.line("tay: cannot tell that the app is busy: " + e);
    }
  }

  private List<ControlClient> clients() {
    return selector.keys().stream()
        .filter(key -> key.isValid() && key.attachment() instanceof ControlClient)
        .map(key -> (ControlClient) key.attachment())
        .toList();
  }

  private void serve() {
    try (selector) {
      while (!closed || !tasks.isEmpty()) {
        selector.select(commands.isWaiting() ? LOOK_MILLIS : 0);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        selector.selectedKeys().forEach(this::act);
        selector.selectedKeys().clear();
        commands.look();
      }
      selector.keys().forEach(this::drop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void act(SelectionKey key) {
    try {
      if (key.isValid() && key.attachment() instanceof ControlClient client) {
        client.act(buffer);
      } else if (key.isValid() && key.channel() instanceof ServerSocketChannel door) {
        accept(door);
      }
    } catch (IOException e) {
      drop(key); // he has gone, or what brought him
    }
  }

  private void accept(ServerSocketChannel door) throws IOException {
    SocketChannel channel = door.accept();
    if (channel == null) {
      return;
    }
    boolean full = clients().size() >= MANY_CLIENTS;
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    var client = new ControlClient(this, channel, key);
    key.attach(client);
    if (full) {
      client.fail(
          JsonNull.INSTANCE, "EAGAIN", MANY_CLIENTS + " are here already; close one of them");
      client.last();
    }
  }

  void drop(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove("control.sock");
    remove("busy");
  }

  private void remove(String file) {
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException e) {
      // The supervisor takes the folder away.
    }
  }
}
