package dev.tayberry.hal.serial;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.serial.framing.Checksum;
import dev.tayberry.hal.serial.framing.Framing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The native half of {@code hal:serial}; on the loop's thread. */
public final class SerialModule implements NativeHalf {
  private final SerialPorts ports;
  private final Loop loop;
  private final Wiring wiring;
  private final Guard guard;
  private final List<Connection> connections = new ArrayList<>();
  private boolean closed;

  public SerialModule(SerialPorts ports, Setup setup) {
    this.ports = ports;
    this.loop = setup.loop();
    this.wiring = setup.wiring();
    this.guard = setup.guard();
  }

  /** All ports there are, those of the manifest with their names. */
  @Exported
  public CompletableFuture<List<PortInfo>> list() {
    return away(
        ports.blocks(),
        "listing serial ports",
        () -> ports.list().stream().map(this::named).toList());
  }

  private PortInfo named(PortInfo info) {
    return wiring.serial().entrySet().stream()
        .filter(entry -> isAt(entry.getValue().port(), info))
        .findFirst()
        .map(entry -> info.named(entry.getKey()))
        .orElse(info);
  }

  private boolean isAt(String port, PortInfo info) {
    var path = info.path();
    var usb = UsbId.parse(port);
    return port.equals(path)
        || port.equals(info.byId())
        || (usb != null && usb.matches(info))
        || wiring.board().device(port).filter(path::equals).isPresent();
  }

  /**
   * Opens a port of the manifest, by its name there or by what it names.
   *
   * @param options of serial.js, complete
   */
  @Exported
  public CompletableFuture<Connection> open(
      String nameOrPort, Map<String, Object> options, PortEvents events) {
    var granted = granted(nameOrPort);
    var wanted = OpenOptions.of(ports.locate(wiring.board(), granted.port()), granted, options);
    refuseParity(granted.port(), wanted.settings);
    boolean blocks = ports.blocks(wanted.settings.port());
    var watching = new Connection.Watching(guard, nameOf(granted));
    var connection = new Connection(loop, blocks, wanted, events, watching);
    return away(
            blocks,
            "opening serial port " + nameOrPort,
            () -> ports.open(wanted.settings, wiring.owner(), connection.listener()))
        .whenComplete(
            (port, error) -> {
              if (error != null) {
                connection.failed();
              }
            })
        .thenApply(port -> opened(connection, port));
  }

  private String nameOf(Wiring.Port granted) {
    return wiring.serial().entrySet().stream()
        .filter(entry -> entry.getValue().equals(granted))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(granted.port());
  }

  /** The kernel takes parity for a mini UART, and sends none. */
  private void refuseParity(String port, PortSettings settings) {
    var uarts = wiring.board().controllers(Controller.Kind.UART).stream();
    var uart = uarts.filter(u -> port.equals(u.name()) || port.equals(u.device())).findFirst();
    var note = uart.map(Controller::note).orElse("");
    boolean asks = settings.parity() != PortSettings.Parity.NONE || settings.dataBits() < 7;
    if (asks && note.contains("no parity")) {
      throw new HalException(
          "EINVAL",
          "serial: %s cannot do it; take another UART of this board. %s".formatted(port, note));
    }
  }

  private Connection opened(Connection connection, OpenPort port) {
    connection.opened(port);
    if (closed) {
      connection.end();
      connection.shut();
    } else {
      connections.removeIf(Connection::isOver);
      connections.add(connection);
    }
    return connection;
  }

  private Wiring.Port granted(String nameOrPort) {
    var named = wiring.serial().get(nameOrPort);
    if (named != null) {
      return named;
    }
    for (var port : wiring.serial().values()) {
      if (port.port().equals(nameOrPort)) {
        return port;
      }
    }
    if (nameOrPort.startsWith("/")
        || nameOrPort.startsWith(UsbId.PREFIX)
        || nameOrPort.matches("UART\\d+")) {
      String name =
          nameOrPort
              .replaceAll(".*/", "")
              .replaceAll("[^A-Za-z0-9]+", "-")
              .toLowerCase(Locale.ROOT);
      throw new HalException(
          "ERR_ACCESS_DENIED",
          "serial: the manifest does not give %s to this app; add to \"tayberry\" in package.json: "
                  .formatted(nameOrPort)
              + "\"serial\": { \"%s\": { \"port\": \"%s\" } }".formatted(name, nameOrPort));
    }
    throw new HalException(
        "ENOENT",
        "serial: the manifest names no port %s; %s"
            .formatted(
                nameOrPort,
                wiring.serial().isEmpty()
                    ? "add it: \"serial\": { \"%s\": { \"port\": \"UART2\" } }"
                        .formatted(nameOrPort)
                    : "it names " + String.join(", ", new TreeSet<>(wiring.serial().keySet()))));
  }

  /** A framer of its own, for bytes that came some other way. */
  @Exported
  public FrameReader framer(Map<String, Object> framing) {
    return new FrameReader(loop.clock(), Framing.of(framing, 0));
  }

  @Exported
  public int crc16modbus(byte[] bytes) {
    return Checksum.CRC16MODBUS.of(bytes);
  }

  @Exported
  public int sum8(byte[] bytes) {
    return Checksum.SUM8.of(bytes);
  }

  private <T> CompletableFuture<T> away(boolean blocks, String what, Callable<T> call) {
    if (blocks) {
      return loop.work(what, call);
    }
    try {
      return CompletableFuture.completedFuture(call.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (var connection : connections) {
      connection.end();
      connection.shut();
    }
    connections.clear();
  }
}
