package dev.tayberry.deploy;

import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.Ssh;
import dev.tayberry.deploy.wire.Target;
import dev.tayberry.deploy.wire.Terminal;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.loop.Time;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What the commands stand in: the laptop's clock, its terminal, the way to devices.
 *
 * @param who for locks and logs
 */
record Around(Layout layout, Function<Target, Wire> connect, Time time, Ask ask, String who) {

  private static final long LAST_WORDS_MILLIS = 500;

  /**
   * The real ones. Ctrl-C closes what is open; a device clears up by itself then.
   *
   * @param ended when the command has said all that it has to say
   */
  static Around here(CountDownLatch ended) {
    Ask ask = new Terminal(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    Set<Wire> open = ConcurrentHashMap.newKeySet();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(open, ended)));
    Function<Target, Wire> connect =
        target -> {
          Wire wire = Ssh.connect(target, ask);
          open.add(wire);
          return wire;
        };
    return new Around(Layout.DEVICE, connect, new RealTime(), ask, user());
  }

  /** What that means for the device is said by those whose connection it was. */
  private static void close(Set<Wire> open, CountDownLatch ended) {
    open.forEach(Wire::close);
    try {
      boolean _ = open.isEmpty() || ended.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Wire connect(Device device) {
    return connect.apply(device.target());
  }

  Instant now() {
    return Instant.ofEpochMilli(time.currentTimeMillis());
  }

  private static String user() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "laptop";
    }
    // It goes into JSON that a shell writes.
    return (System.getProperty("user.name") + "@" + host).replaceAll("[^A-Za-z0-9@._-]", "_");
  }
}
