package dev.tayberry.hal.i2c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A whole transaction in one call, on adapters that speak I2C. */
final class RdwrCalls implements BusCalls {
  private static final long I2C_RDWR = 0x0707;
  private static final short READ = 1;

  // struct i2c_msg: u16 addr, u16 flags, u16 len, padding, u8 *buf
  private static final long MESSAGE_SIZE = 16;
  private static final long FLAGS = 2;
  private static final long LENGTH = 4;
  private static final long BUFFER = 8;

  // struct i2c_rdwr_ioctl_data: struct i2c_msg *msgs, u32 nmsgs
  private static final long REQUEST_SIZE = 16;
  private static final long COUNT = 8;

  private final int fd;
  private final SmbusCalls smbus;

  RdwrCalls(int fd, long can) {
    this.fd = fd;
    this.smbus = new SmbusCalls(fd, can);
  }

  @Override
  public List<byte[]> transfer(int address, List<Message> messages) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocate(MESSAGE_SIZE * messages.size(), 8);
      MemorySegment[] buffers = new MemorySegment[messages.size()];
      for (int i = 0; i < buffers.length; i++) {
        var message = messages.get(i);
        buffers[i] = arena.allocate(Math.max(1, message.length()));
        if (message instanceof Message.Write(byte[] bytes)) {
          MemorySegment.copy(bytes, 0, buffers[i], JAVA_BYTE, 0, bytes.length);
        }
        long at = i * MESSAGE_SIZE;
        all.set(JAVA_SHORT, at, (short) address);
        all.set(JAVA_SHORT, at + FLAGS, message instanceof Message.Read ? READ : 0);
        all.set(JAVA_SHORT, at + LENGTH, (short) message.length());
        all.set(ADDRESS, at + BUFFER, buffers[i]);
      }
      MemorySegment request = arena.allocate(REQUEST_SIZE, 8);
      request.set(ADDRESS, 0, all);
      request.set(JAVA_INT, COUNT, buffers.length);
      Libc.ioctl(fd, I2C_RDWR, request);
      return read(messages, buffers);
    }
  }

  private static List<byte[]> read(List<Message> messages, MemorySegment[] buffers) {
    List<byte[]> read = new ArrayList<>();
    for (int i = 0; i < buffers.length; i++) {
      if (messages.get(i) instanceof Message.Read(int length)) {
        read.add(buffers[i].asSlice(0, length).toArray(JAVA_BYTE));
      }
    }
    return read;
  }

  @Override
  public boolean canCall() {
    return smbus.canCall();
  }

  @Override
  public void look(int address, boolean read) {
    smbus.look(address, read);
  }
}
