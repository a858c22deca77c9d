package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;

/** Where the key of the store's file comes from. */
@FunctionalInterface
public interface StoreKey {
  /** The file password of the store in this folder: 64 hexadecimal digits; made at first use. */
  char[] filePassword(Path folder) throws IOException;
}
