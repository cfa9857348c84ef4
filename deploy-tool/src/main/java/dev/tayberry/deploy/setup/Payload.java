package dev.tayberry.deploy.setup;

import java.io.IOException;
import java.io.OutputStream;

/** What travels as one stream: the runtime. */
interface Payload {
  /** Names its content, so that the same is sent once. */
  String version();

  /** Bytes it takes on the device's disk. */
  long size();

  /** A compressed tar archive, all in a folder of the version's name. */
  void writeTo(OutputStream out) throws IOException;
}
