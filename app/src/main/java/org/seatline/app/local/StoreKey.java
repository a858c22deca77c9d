package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;

/** Where the key of the store's file comes from. */
@FunctionalInterface
public interface StoreKey {
  /** The file password of the store in this folder: 64 hexadecimal digits; made at first use. */
  char[] filePassword(Path folder) throws IOException;

  /** Destroys the key: what it sealed is lost for good. Answers whether no copy of it is left. */
  default boolean destroy(Path folder) throws IOException {
    DurableFile.destroy(folder.resolve(KeyFile.NAME));
    return true;
  }
}
