package org.seatline.server.telephony;

import java.io.IOException;

/** The files of the call centre's configuration folder, by path relative to it. */
@FunctionalInterface
public interface CentreFiles {
  /**
   * Reads a whole file.
   *
   * @throws IOException when there is none, or it cannot be read
   */
  byte[] read(String relativePath) throws IOException;
}
