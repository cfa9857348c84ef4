package dev.tayberry.hal.serial;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.HalException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What every {@link SerialPorts} promises, tried on a port whose other end the caller holds. */
public final class SerialChecks {
  /** The other end of the line. */
  public interface FarEnd {
    void write(byte[] bytes);

    /** All it has heard so far. */
    byte[] heard();

    void unplug();

    void plug();

    /** Whether it can do what follows, as a cable with all its wires. */
    default boolean hasLines() {
      return false;
    }

    /** Turns DSR and DCD on or off. */
    default void lines(boolean on) {}

    default void sendBreak() {}
  }

  /** Lets time pass until the condition holds, and fails where it never does. */
  @FunctionalInterface
  public interface Patience {
    void until(String what, BooleanSupplier condition);
  }

  private static final int BAUD = 115_200;

  private final SerialPorts ports;
  private final String port;
  private final FarEnd far;
  private final Patience patience;

  /** Checks for a backend's port, which nobody has open. */
  public SerialChecks(SerialPorts ports, String port, FarEnd far, Patience patience) {
    this.ports = ports;
    this.port = port;
    this.far = far;
    this.patience = patience;
  }

  public List<Check> all() {
    return List.of(
        new Check("what is written arrives, in order", this::sends),
        new Check("what arrives is given, in order and timed", this::receives),
        new Check("every byte value passes both ways", this::passesEveryByte),
        new Check("a write settles, and drain after the last of them", this::settles),
        new Check("more than the queue holds is refused", this::refusesTooMuch),
        new Check("flush drops what waits and says so", this::flushes),
        new Check("a taken port is refused, naming its holder", this::refusesTakenPort),
        new Check("a port that is not there is refused", this::refusesMissingPort),
        new Check("what was written before close is sent", this::sendsBeforeClosing),
        new Check("a closed port is free again", this::freesPort),
        new Check("close may be called twice, use is refused then", this::closesOnce),
        new Check("modem lines are read, set and told", this::tellsModemLines),
        new Check("a break is sent in its turn, and told", this::breaks),
        new Check("an unplugged port says so once and refuses use", this::saysItIsGone),
        new Check("a port plugged in again can be opened", this::comesBack));
  }

  private void sends() {
    try (var open = open(new Heard())) {
      open.write(bytes("F1 F1 01"));
      open.write(bytes("00 01 7E"));
      awaitFar(bytes("F1 F1 01 00 01 7E"));
    }
  }

  private void receives() {
    var heard = new Heard();
    try (var open = open(heard)) {
      far.write(bytes("F2 F2 01 03"));
      heard.await(4);
      long first = heard.lastNanos();
      far.write(bytes("02 EE 07 FB 7E"));
      heard.await(9);
      same("bytes", "f2 f2 01 03 02 ee 07 fb 7e", hex(heard.bytes()));
      that("later bytes are stamped later", heard.lastNanos() > first);
      that("it is open at its path", !open.path().isEmpty());
    }
  }

  private void passesEveryByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    var heard = new Heard();
    try (var open = open(heard)) {
      open.write(all);
      far.write(all);
      awaitFar(all);
      heard.await(all.length);
      same("bytes", hex(all), hex(heard.bytes()));
    }
  }

  private void settles() {
    try (var open = open(new Heard())) {
      var first = open.write(new byte[100]);
      var drained = open.drain();
      patience.until("the write settles", first::isDone);
      patience.until("drain settles", drained::isDone);
      first.join();
      drained.join();
      open.drain().join();
      awaitFar(new byte[100]);
    }
  }

  private void refusesTooMuch() throws Exception {
    try (var open = open(new Heard())) {
      refused(
          "a write beyond the limit",
          "ENOBUFS",
          () -> settled(open.write(new byte[OpenPort.SEND_LIMIT + 1])));
    }
  }

  private void flushes() throws Exception {
    try (var open = open(new Heard())) {
      // The first may be on its way already; of many small ones behind it, the last is not.
      CompletableFuture<@Nullable Void> last = open.write(new byte[4096]);
      for (int i = 0; i < 50; i++) {
        last = open.write(new byte[512]);
      }
      open.flush();
      var dropped = last;
      refused("the last write", "ECANCELED", () -> settled(dropped));
      var next = open.write(bytes("01"));
      patience.until("a write after the flush settles", next::isDone);
      next.join();
    }
  }

  private void refusesTakenPort() throws Exception {
    try (var first = open(new Heard())) {
      var error = refused("a second opening", "EBUSY", () -> open(new Heard()).close());
      that("the error names it: " + error, error.toString().contains("check"));
      first.write(bytes("2B"));
      awaitFar(bytes("2B"));
    }
  }

  private void refusesMissingPort() throws Exception {
    refused("opening", "ENOENT", () -> open("/dev/tayberry-is-not-there", new Heard()).close());
  }

  private void sendsBeforeClosing() {
    var open = open(new Heard());
    open.write(bytes("F1 F1 2B 00 2B 7E"));
    open.close();
    awaitFar(bytes("F1 F1 2B 00 2B 7E"));
  }

  private void freesPort() {
    open(new Heard()).close();
    open(new Heard()).close();
  }

  private void closesOnce() throws Exception {
    var open = open(new Heard());
    open.close();
    try (var next = open(new Heard())) {
      open.close();
      refused("writing", "EBADF", () -> settled(open.write(bytes("00"))));
      next.write(bytes("07"));
      awaitFar(bytes("07"));
    }
  }

  private void tellsModemLines() throws Exception {
    far.lines(false);
    var heard = new Heard();
    try (var open = open(heard)) {
      if (!far.hasLines()) {
        readOrRefused(open);
        return;
      }
      open.watch(true);
      far.lines(true);
      patience.until("it is told", () -> heard.signals().dsr());
      that("it is read: " + open.signals(), open.signals().dsr() && open.signals().dcd());
      open.set(false, false);
      open.set(true, null);
      far.lines(false);
      patience.until("it is told again", () -> !heard.signals().dsr());
      that("it is read: " + open.signals(), !open.signals().dcd());
    }
  }

  /** A cable that moves no line may still be at a port that has them. */
  private void readOrRefused(OpenPort open) throws Exception {
    try {
      open.signals();
      open.set(true, null);
    } catch (HalException e) {
      same("the reason", "ENOTTY", e.code());
      refused("setting", "ENOTTY", () -> open.set(false, null));
    }
  }

  private void breaks() {
    var heard = new Heard();
    try (var open = open(heard)) {
      open.watch(true);
      open.write(bytes("01"));
      var sent = open.sendBreak(Duration.ofMillis(20));
      open.write(bytes("02"));
      // Some USB adapters know no break; what was written around it is sent all the same.
      patience.until("it settles", sent::isDone);
      that(
          "it is sent, or refused: " + sent,
          !sent.isCompletedExceptionally() || refusal(sent).equals("ENOTSUP"));
      patience.until("the last byte is heard", () -> heardLast() == 2);
      if (far.hasLines()) {
        far.sendBreak();
        patience.until("the break is told", () -> heard.breaks() > 0);
      }
    }
  }

  private static String refusal(CompletableFuture<@Nullable Void> sent) {
    return sent.exceptionNow() instanceof HalException refused ? refused.code() : "";
  }

  /** What the far end makes of the break itself differs: some hear a zero byte. */
  private int heardLast() {
    byte[] all = far.heard();
    return all.length == 0 ? -1 : all[all.length - 1];
  }

  private void saysItIsGone() throws Exception {
    var heard = new Heard();
    var open = open(heard);
    far.unplug();
    patience.until("it says so", () -> heard.gone() > 0);
    refused("writing", "ENODEV", () -> settled(open.write(bytes("00"))));
    refused("opening", "ENOENT", () -> open(new Heard()).close());
    open.close();
    same("times it said so", 1, heard.gone());
    far.plug();
  }

  private void comesBack() {
    var before = new Heard();
    open(before);
    far.unplug();
    patience.until("it says so", () -> before.gone() > 0);
    far.plug();
    var heard = new Heard();
    try (var open = open(heard)) {
      far.write(bytes("7E"));
      heard.await(1);
      open.write(bytes("55"));
      patience.until("the far end hears it", () -> far.heard().length == 1);
    }
  }

  private OpenPort open(Heard heard) {
    return open(port, heard);
  }

  private OpenPort open(String which, Heard heard) {
    return ports.open(PortSettings.of(which, BAUD), "check", heard);
  }

  /** Waits for bytes and takes care that they are these. */
  private void awaitFar(byte[] wanted) {
    patience.until("the far end hears " + hex(wanted), () -> far.heard().length >= wanted.length);
    that("heard " + hex(far.heard()), Arrays.equals(wanted, far.heard()));
  }

  /** Waits for the end of something, and throws what it failed with. */
  private void settled(CompletableFuture<@Nullable Void> write) {
    patience.until("it settles", write::isDone);
    try {
      write.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HalException refused ? refused : e;
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  /** Keeps what a backend gives from a thread of its own. */
  private final class Heard implements PortListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long lastNanos;
    private int gone;
    private int breaks;
    private Signals signals = Signals.NONE;

    @Override
    public synchronized void signals(Signals now) {
      signals = now;
    }

    @Override
    public synchronized void fault(Fault fault, int count) {
      breaks += fault == Fault.BREAK ? count : 0;
    }

    synchronized Signals signals() {
      return signals;
    }

    synchronized int breaks() {
      return breaks;
    }

    @Override
    public synchronized void received(byte[] more, long nanos) {
      bytes.writeBytes(more);
      lastNanos = nanos;
    }

    @Override
    public synchronized void disconnected(String reason) {
      gone++;
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }

    synchronized long lastNanos() {
      return lastNanos;
    }

    synchronized int gone() {
      return gone;
    }

    void await(int count) {
      patience.until(count + " bytes come", () -> bytes().length >= count);
    }
  }
}
