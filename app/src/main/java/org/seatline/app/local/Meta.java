package org.seatline.app.local;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Single values of the store. */
final class Meta {
  static final String SCHEMA = "schema";
  static final String CLIENT_ID = "client-id";
  static final String GENERATION = "generation";
  static final String KNOWN = "known";
  static final String POINT = "point-";
  static final String COPIED_AT = "copied-at-";

  /** The file that was set aside when this store was begun, until what it held is here. */
  static final String RESCUE_FROM = "rescue-from";

  /** The password of that file. */
  static final String RESCUE_KEY = "rescue-key";

  /** Up to which line of the draft journal everything is in the tables. */
  static final String DRAFTS_UP_TO = "drafts-up-to";

  /** The server's clock when it was last heard with an answer to the outbox, milliseconds. */
  static final String SERVER_MS = "server-ms";

  static final String PERMIT = "delivery-permit";
  static final String NEXT_MUTATION = "next-mutation";

  private Meta() {}

  static Optional<String> get(Handle handle, String name) {
    return handle
        .select("select content from meta where name = ?", name)
        .mapTo(String.class)
        .findOne();
  }

  static void put(Handle handle, String name, String content) {
    handle.execute("merge into meta (name, content) key (name) values (?, ?)", name, content);
  }

  static void remove(Handle handle, String name) {
    handle.execute("delete from meta where name = ?", name);
  }

  static long number(Handle handle, String name, long otherwise) {
    return get(handle, name).map(Long::parseLong).orElse(otherwise);
  }
}
