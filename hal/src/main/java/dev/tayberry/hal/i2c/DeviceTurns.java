package dev.tayberry.hal.i2c;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBus;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** Pi4J's devices on one bus take turns: what {@code execute} runs has the bus alone among them. */
final class DeviceTurns implements I2CBus {
  private final ReentrantLock turn = new ReentrantLock(true);

  @Override
  public <R> R execute(I2C device, Callable<R> action) {
    turn.lock();
    try {
      return action.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      turn.unlock();
    }
  }
}
