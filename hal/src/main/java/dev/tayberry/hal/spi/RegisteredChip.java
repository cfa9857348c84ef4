package dev.tayberry.hal.spi;

import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An open chip as Pi4J sees it; errors are ours, with their codes. */
final class RegisteredChip extends SpiBase {
  private final OpenChip chip;
  private final Runnable release;

  RegisteredChip(LinuxSpiProvider provider, SpiConfig config, LinuxSpiProvider.Opened opened) {
    super(provider, config);
    this.chip = opened.chip();
    this.release = opened.release();
    isOpen = true;
  }

  @Override
  public int transfer(byte[] write, int writeOffset, byte[] read, int readOffset, int length) {
    Objects.checkFromIndexSize(readOffset, length, read.length);
    byte[] back = exchange(part(write, writeOffset, length));
    System.arraycopy(back, 0, read, readOffset, length);
    return length;
  }

  @Override
  public int write(byte value) {
    exchange(new byte[] {value});
    return 1;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    exchange(part(bytes, offset, length));
    return length;
  }

  /** What comes back while zeros are sent. */
  @Override
  public int read() {
    return exchange(new byte[1])[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return transfer(new byte[length], 0, into, offset, length);
  }

  private byte[] exchange(byte[] bytes) {
    return chip.transfer(List.of(bytes)).getFirst();
  }

  private static byte[] part(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /** Pi4J's own leaves what is closed in the registry, where it bars the next one. */
  @Override
  public void close() {
    if (isOpen) {
      context().registry().remove(id());
    }
  }

  @Override
  public Spi shutdownInternal(Context context) {
    if (isOpen) {
      isOpen = false;
      release.run();
    }
    return this;
  }
}
