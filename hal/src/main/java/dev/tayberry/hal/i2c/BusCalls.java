package dev.tayberry.hal.i2c;

import java.util.List;

/** How an adapter is talked to; errors are the kernel's. */
interface BusCalls {
  List<byte[]> transfer(int address, List<Message> messages);

  /** Whether the adapter can call an address without a byte. */
  boolean canCall();

  /** Calls the address, or reads a byte from it. The descriptor is set to it already. */
  void look(int address, boolean read);
}
