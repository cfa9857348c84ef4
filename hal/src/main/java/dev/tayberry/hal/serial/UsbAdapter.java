package dev.tayberry.hal.serial;

import dev.tayberry.hal.machine.Machine;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A USB adapter behind a terminal whose number depends on what was plugged in first.
 *
 * @param vendor four hexadecimal digits
 * @param product four hexadecimal digits
 */
public record UsbAdapter(String vendor, String product) {

  /** Empty where that is none, or it is not plugged in. */
  public static Optional<UsbAdapter> of(Machine machine, String tty) {
    // ttyUSB0 lies one folder deeper than ttyACM0.
    return Stream.of("/device/../", "/device/../../")
        .map(up -> "/sys/class/tty/" + tty + up)
        .flatMap(
            folder ->
                machine
                    .text(folder + "idVendor")
                    .flatMap(
                        vendor ->
                            machine
                                .text(folder + "idProduct")
                                .map(product -> new UsbAdapter(vendor, product)))
                    .stream())
        .findFirst();
  }

  /** As manifests name it: {@code usb:1a86:7523}. */
  public String name() {
    return "usb:" + vendor + ":" + product;
  }
}
