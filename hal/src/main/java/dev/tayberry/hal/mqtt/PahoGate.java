package dev.tayberry.hal.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the end of a connection from Paho until it has begun to write: it starts one thread after
 * the other and waits for each to be running, for ever if that one has seen the end already.
 */
final class PahoGate {
  private final CountDownLatch written = new CountDownLatch(1);

  void open() {
    written.countDown();
  }

  private void await() {
    try {
      written.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  InputStream input(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        try {
          return end(super.read());
        } catch (IOException e) {
          throw end(e);
        }
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          return end(super.read(bytes, offset, length));
        } catch (IOException e) {
          throw end(e);
        }
      }

      @Override
      public int available() throws IOException {
        try {
          return super.available();
        } catch (IOException e) {
          throw end(e);
        }
      }
    };
  }

  private int end(int read) {
    if (read < 0) {
      await();
    }
    return read;
  }

  private IOException end(IOException error) {
    if (!(error instanceof SocketTimeoutException)) {
      await();
    }
    return error;
  }

  OutputStream output(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        open();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        open();
        out.write(bytes, offset, length);
      }
    };
  }
}
