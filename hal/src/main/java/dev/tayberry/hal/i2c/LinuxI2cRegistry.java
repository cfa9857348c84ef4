package dev.tayberry.hal.i2c;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import dev.tayberry.hal.linux.Pi4jRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What apps talk to on their buses, as Pi4J knows it: Pi4J opens no bus, but a device of one. So a
 * device is registered when it first answers, until the bus is closed that it answered on.
 */
final class LinuxI2cRegistry {
  private final Pi4jRegistry<OpenBus> registry =
      new Pi4jRegistry<>(
          (builder, opening) ->
              builder.add(
                  new LinuxI2cProvider(
                      config -> {
                        var bus = opening.opening(config.id()).orElseThrow();
                        return new LinuxI2cProvider.Opened(bus, () -> {}); // the app closes it
                      })));

  // Pi4J takes a device once, however many have the bus open.
  private final Map<String, Registered> holders = new ConcurrentHashMap<>();

  OpenBus add(String name, String device, OpenBus bus) {
    registry.context(); // with the bus, so that the first transfer need not wait for it
    return new Registered(name, LinuxI2c.number(device), bus);
  }

  Context context() {
    return registry.context();
  }

  /** A bus whose devices are registered. */
  private final class Registered implements OpenBus {
    private final String name;
    private final int number;
    private final OpenBus bus;
    private final TreeSet<Integer> addresses = new TreeSet<>();
    private boolean closed;

    Registered(String name, int number, OpenBus bus) {
      this.name = name;
      this.number = number;
      this.bus = bus;
    }

    @Override
    public List<byte[]> transfer(int address, List<Message> messages) {
      var read = bus.transfer(address, messages);
      register(address);
      return read;
    }

    private synchronized void register(int address) {
      if (closed || addresses.contains(address)) {
        return;
      }
      String id = id(address);
      if (holders.putIfAbsent(id, this) == null) {
        addresses.add(address);
        registry.add(
            id,
            bus,
            context ->
                context.create(
                    I2C.newConfigBuilder(context)
                        .id(id)
                        .bus(number)
                        .device(address)
                        .provider(LinuxI2cProvider.ID)
                        .build()));
      }
    }

    private String id(int address) {
      return name + ":" + BusErrors.hex(address);
    }

    @Override
    public List<Found> scan(boolean read) {
      return bus.scan(read);
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
        for (int address : addresses) {
          registry.remove(id(address));
          holders.remove(id(address));
        }
        addresses.clear();
      }
      bus.close();
    }
  }
}
