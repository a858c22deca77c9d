package org.seatline.app.local;

import org.jdbi.v3.core.Handle;

/**
 * A database that is open.
 *
 * @param handle what the tables work with
 * @param connection opens the file again when the disk failed under it
 * @param key the file's password
 */
record StoreTables(Handle handle, StoreConnection connection, String key) {
  char[] password() {
    return key.toCharArray();
  }
}
