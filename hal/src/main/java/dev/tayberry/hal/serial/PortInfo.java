package dev.tayberry.hal.serial;

import org.jspecify.annotations.Nullable;

/**
 * A port as it is listed; what is not known is null.
 *
 * @param path a device's path, or the name of a UART
 * @param name what the program's manifest calls it
 * @param byId the link under {@code /dev/serial/by-id} that stays the same in every socket
 * @param product what a USB adapter calls itself
 * @param vendorId of a USB adapter, four hex digits
 * @param productId of a USB adapter, four hex digits
 */
public record PortInfo(
    String path,
    @Nullable String name,
    @Nullable String byId,
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String serialNumber,
    @Nullable String vendorId,
    @Nullable String productId) {
  static PortInfo of(String path) {
    return new PortInfo(path, null, null, null, null, null, null, null);
  }

  PortInfo named(@Nullable String newName) {
    return new PortInfo(
        path, newName, byId, manufacturer, product, serialNumber, vendorId, productId);
  }
}
