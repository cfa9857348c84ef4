package dev.tayberry.hal.i2c;

import static dev.tayberry.hal.Check.refused;
import static dev.tayberry.hal.Check.same;
import static dev.tayberry.hal.Check.that;

import dev.tayberry.hal.Check;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every {@link I2c} promises, tried on a device of 256 registers that goes on to the next
 * register with each byte. Another address must be free. What the registers held is lost.
 */
public final class I2cChecks {
  private final I2c i2c;
  private final BusRequest request;
  private final int device;
  private final int free;

  public I2cChecks(I2c i2c, BusRequest request, int device, int free) {
    this.i2c = i2c;
    this.request = request;
    this.device = device;
    this.free = free;
  }

  public List<Check> all() {
    return List.of(
        new Check("a register keeps what is written", this::keepsRegisters),
        new Check("a read goes on where the last one ended", this::goesOn),
        new Check("one transaction writes and reads several times", this::doesSeveral),
        new Check("an address without a device is refused", this::refusesFreeAddresses),
        new Check("the bus works after a refusal", this::worksAfterRefusal),
        new Check("reserved addresses are refused", this::refusesReservedAddresses),
        new Check("the longest message goes through, a longer one is refused", this::takesLong),
        new Check("the most messages go through, more are refused", this::takesMany),
        new Check("a scan finds the device and only devices", this::findsDevices),
        new Check("two may have the bus open", this::opensTwice),
        new Check("a bus the board lacks is refused", this::refusesUnknownBuses),
        new Check("close may be called twice, use is refused then", this::closesOnce));
  }

  private void keepsRegisters() {
    try (var bus = i2c.open(request)) {
      bus.transfer(device, List.of(write("10 a5 5a ff 00")));
      same("registers", "a55aff00", only(bus.transfer(device, List.of(write("10"), read(4)))));
      bus.transfer(device, List.of(write("11 01")));
      same("registers", "a501ff00", only(bus.transfer(device, List.of(write("10"), read(4)))));
    }
  }

  private void goesOn() {
    try (var bus = i2c.open(request)) {
      bus.transfer(device, List.of(write("20 01 02 03 04")));
      bus.transfer(device, List.of(write("20")));
      same("first", "0102", only(bus.transfer(device, List.of(read(2)))));
      same("next", "0304", only(bus.transfer(device, List.of(read(2)))));
    }
  }

  private void doesSeveral() {
    try (var bus = i2c.open(request)) {
      var read =
          bus.transfer(
              device,
              List.of(write("30 11 22 33"), write("32"), read(1), write("30"), read(2), read(1)));
      same("reads", List.of("33", "1122", "33"), read.stream().map(I2cChecks::hex).toList());
    }
  }

  private void refusesFreeAddresses() throws Exception {
    try (var bus = i2c.open(request)) {
      var error = refused("a write", "ENXIO", () -> bus.transfer(free, List.of(write("00"))));
      that("it names the address: " + error, error.toString().contains(BusErrors.hex(free)));
      refused("a read", "ENXIO", () -> bus.transfer(free, List.of(read(1))));
    }
  }

  private void worksAfterRefusal() throws Exception {
    try (var bus = i2c.open(request)) {
      refused("a write", "ENXIO", () -> bus.transfer(free, List.of(write("00"))));
      bus.transfer(device, List.of(write("40 77")));
      same("register", "77", only(bus.transfer(device, List.of(write("40"), read(1)))));
    }
  }

  private void refusesReservedAddresses() throws Exception {
    try (var bus = i2c.open(request)) {
      for (int address : new int[] {-1, 0, 7, 0x78, 0x90, 0x3FF}) {
        refused(
            "address " + address,
            "ERR_OUT_OF_RANGE",
            () -> bus.transfer(address, List.of(read(1))));
      }
    }
  }

  private void takesLong() throws Exception {
    try (var bus = i2c.open(request)) {
      bus.transfer(device, List.of(write("00 aa")));
      var read = bus.transfer(device, List.of(write("00"), read(OpenBus.MOST_BYTES))).getFirst();
      same("length", OpenBus.MOST_BYTES, read.length);
      same("the last round's first byte", read[0], read[OpenBus.MOST_BYTES - 256]);
      refused(
          "one more",
          "ERR_OUT_OF_RANGE",
          () -> bus.transfer(device, List.of(read(OpenBus.MOST_BYTES + 1))));
    }
  }

  private void takesMany() throws Exception {
    try (var bus = i2c.open(request)) {
      var most = IntStream.range(0, OpenBus.MOST_MESSAGES).mapToObj(i -> read(1)).toList();
      same("reads", OpenBus.MOST_MESSAGES, bus.transfer(device, most).size());
      var more = IntStream.rangeClosed(0, OpenBus.MOST_MESSAGES).mapToObj(i -> read(1)).toList();
      refused("one more", "ERR_OUT_OF_RANGE", () -> bus.transfer(device, more));
      refused("none", "ERR_OUT_OF_RANGE", () -> bus.transfer(device, List.of()));
    }
  }

  private void findsDevices() {
    try (var bus = i2c.open(request)) {
      var found = bus.scan(true);
      that("the device is in " + found, found.contains(new Found(device, Found.State.ANSWERS)));
      that("the free address is in " + found, found.stream().noneMatch(f -> f.address() == free));
    }
  }

  private void opensTwice() {
    try (var one = i2c.open(request);
        var two = i2c.open(request)) {
      one.transfer(device, List.of(write("50 12")));
      same("register", "12", only(two.transfer(device, List.of(write("50"), read(1)))));
    }
  }

  private void refusesUnknownBuses() throws Exception {
    refused("I2C99", "ENODEV", () -> i2c.open(new BusRequest(request.board(), "I2C99")));
  }

  private void closesOnce() throws Exception {
    var bus = i2c.open(request);
    bus.close();
    bus.close();
    refused("a read", "EBADF", () -> bus.transfer(device, List.of(read(1))));
    refused("a scan", "EBADF", () -> bus.scan(false));
  }

  private static Message write(String hex) {
    return new Message.Write(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static Message read(int count) {
    return new Message.Read(count);
  }

  private static String only(List<byte[]> read) {
    same("reads", 1, read.size());
    return hex(read.getFirst());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
