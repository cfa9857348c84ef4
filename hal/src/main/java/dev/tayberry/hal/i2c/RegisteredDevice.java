package dev.tayberry.hal.i2c;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import dev.tayberry.hal.HalException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A device of a bus as Pi4J sees it. A register and what is read from it are one transaction, with
 * a repeated start between them; errors are ours, with their codes.
 */
final class RegisteredDevice extends I2CBase<DeviceTurns> {
  private final OpenBus bus;
  private final Runnable release;

  RegisteredDevice(
      LinuxI2cProvider provider,
      I2CConfig config,
      DeviceTurns turns,
      LinuxI2cProvider.Opened opened) {
    super(provider, config, turns);
    this.bus = opened.bus();
    this.release = opened.release();
  }

  @Override
  public int write(byte value) {
    return send(new byte[] {value}, 1);
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    return send(part(bytes, offset, length), length);
  }

  @Override
  public int read() {
    return transfer(new Message.Read(1)).getFirst()[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return take(into, offset, length, new Message.Read(length));
  }

  @Override
  public int readRegister(int register) {
    return transfer(sent(number(register)), new Message.Read(1)).getFirst()[0] & 0xFF;
  }

  @Override
  public int readRegister(int register, byte[] into, int offset, int length) {
    return readRegister(number(register), into, offset, length);
  }

  @Override
  public int readRegister(byte[] register, byte[] into, int offset, int length) {
    return take(into, offset, length, sent(register), new Message.Read(length));
  }

  @Override
  public int writeRegister(int register, byte value) {
    return send(joined(number(register), new byte[] {value}), 1);
  }

  @Override
  public int writeRegister(int register, byte[] bytes, int offset, int length) {
    return writeRegister(number(register), bytes, offset, length);
  }

  @Override
  public int writeRegister(byte[] register, byte[] bytes, int offset, int length) {
    return send(joined(register, part(bytes, offset, length)), length);
  }

  /** How many of a caller's bytes went out: a register before them does not count. */
  private int send(byte[] bytes, int count) {
    transfer(sent(bytes));
    return count;
  }

  private int take(byte[] into, int offset, int length, Message... messages) {
    Objects.checkFromIndexSize(offset, length, into.length);
    byte[] read = transfer(messages).getLast();
    System.arraycopy(read, 0, into, offset, length);
    return length;
  }

  private List<byte[]> transfer(Message... messages) {
    return execute(() -> bus.transfer(device(), List.of(messages)));
  }

  private static Message sent(byte[] bytes) {
    return new Message.Write(bytes);
  }

  private static byte[] part(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  private static byte[] joined(byte[] register, byte[] bytes) {
    byte[] all = Arrays.copyOf(register, register.length + bytes.length);
    System.arraycopy(bytes, 0, all, register.length, bytes.length);
    return all;
  }

  private static byte[] number(int register) {
    if (register < 0 || register > 0xFF) {
      throw HalException.rangeError(
          "i2c: a register's number is one byte, 0 to 255, got %d; pass longer ones as bytes"
              .formatted(register));
    }
    return new byte[] {(byte) register};
  }

  /** Pi4J's own leaves what is closed in the registry, where it bars the next one. */
  @Override
  public void close() {
    if (isOpen) {
      context().registry().remove(id());
    }
  }

  @Override
  public I2C shutdownInternal(Context context) {
    if (isOpen) {
      isOpen = false;
      release.run();
    }
    return this;
  }
}
