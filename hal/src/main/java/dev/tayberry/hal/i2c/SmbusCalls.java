package dev.tayberry.hal.i2c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * The commands of SMBus, for adapters that know no others. A transaction that looks like one on the
 * wire becomes that command; the rest cannot be done.
 */
final class SmbusCalls implements BusCalls {
  /** What {@code I2C_FUNCS} says of an adapter. */
  static final long I2C = 1;

  private static final long I2C_SMBUS = 0x0720;
  private static final int LONGEST_BLOCK = 32;

  /** A command: its number, and what an adapter must be able to do to read and to write it. */
  private enum Command {
    QUICK(0, 0x0001_0000, 0x0001_0000),
    BYTE(1, 0x0002_0000, 0x0004_0000),
    BYTE_DATA(2, 0x0008_0000, 0x0010_0000),
    WORD_DATA(3, 0x0020_0000, 0x0040_0000),
    I2C_BLOCK(8, 0x0400_0000, 0x0800_0000);

    final int number;
    final long toRead;
    final long toWrite;

    Command(int number, long toRead, long toWrite) {
      this.number = number;
      this.toRead = toRead;
      this.toWrite = toWrite;
    }
  }

  private final int fd;
  private final long can;

  SmbusCalls(int fd, long can) {
    this.fd = fd;
    this.can = can;
  }

  @Override
  public List<byte[]> transfer(int address, List<Message> messages) {
    if (messages.size() == 1 && messages.getFirst() instanceof Message.Write(byte[] bytes)) {
      write(bytes);
      return List.of();
    }
    if (messages.size() == 1
        && messages.getFirst() instanceof Message.Read(int length)
        && length == 1) {
      return List.of(read(Command.BYTE, 0, 1));
    }
    if (messages.size() == 2
        && messages.getFirst() instanceof Message.Write(byte[] register)
        && register.length == 1
        && messages.getLast() instanceof Message.Read(int length)) {
      var command =
          switch (length) {
            case 1 -> Command.BYTE_DATA;
            case 2 -> Command.WORD_DATA;
            default -> Command.I2C_BLOCK;
          };
      return List.of(read(command, register[0], length));
    }
    throw cannot();
  }

  private void write(byte[] bytes) {
    var command =
        switch (bytes.length) {
          case 0 -> Command.QUICK;
          case 1 -> Command.BYTE;
          case 2 -> Command.BYTE_DATA;
          case 3 -> Command.WORD_DATA;
          default -> Command.I2C_BLOCK;
        };
    need(command.toWrite);
    int register = bytes.length == 0 ? 0 : bytes[0];
    byte[] data = bytes.length < 2 ? new byte[0] : Arrays.copyOfRange(bytes, 1, bytes.length);
    call(command, false, register, data);
  }

  private byte[] read(Command command, int register, int length) {
    need(command.toRead);
    return call(command, true, register, new byte[length]);
  }

  @Override
  public boolean canCall() {
    return (can & Command.QUICK.toWrite) != 0;
  }

  @Override
  public void look(int address, boolean read) {
    call(read ? Command.BYTE : Command.QUICK, read, 0, new byte[read ? 1 : 0]);
  }

  /** Returns as many bytes as it was given. */
  private byte[] call(Command command, boolean read, int register, byte[] data) {
    if (data.length > LONGEST_BLOCK) {
      throw cannot();
    }
    try (Arena arena = Arena.ofConfined()) {
      // union i2c_smbus_data: a byte, a little-endian word, or a block after its length
      MemorySegment union = arena.allocate(LONGEST_BLOCK + 2, 2);
      int from = command == Command.I2C_BLOCK ? 1 : 0;
      union.set(JAVA_BYTE, 0, (byte) data.length);
      MemorySegment.copy(data, 0, union, JAVA_BYTE, from, data.length);
      // struct i2c_smbus_ioctl_data: u8 read_write, u8 command, u32 size, union *data
      MemorySegment request = arena.allocate(16, 8);
      request.set(JAVA_BYTE, 0, (byte) (read ? 1 : 0));
      request.set(JAVA_BYTE, 1, (byte) register);
      request.set(JAVA_INT, 4, command.number);
      request.set(ADDRESS, 8, union);
      Libc.ioctl(fd, I2C_SMBUS, request);
      return union.asSlice(from, data.length).toArray(JAVA_BYTE);
    }
  }

  private void need(long function) {
    if ((can & function) == 0) {
      throw cannot();
    }
  }

  private static HalException cannot() {
    return new HalException(
        "EOPNOTSUPP",
        "i2c: this adapter speaks SMBus only, which has no such transfer; it can write up to 33 bytes, read one, or write a register and read up to 32");
  }
}
