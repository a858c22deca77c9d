package org.seatline.app.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * The lines of {@link TextIndex} as they were written, in the encrypted store: a start reads them
 * into memory, some at a time. On the store's thread, but for {@link #index}.
 */
final class TextLog {
  /** Blocks of a page each; so many keep the thread for some milliseconds. */
  private static final int BLOCKS_AT_ONCE = 40;

  private final Handle handle;
  private final int set;
  private final TextIndex index = new TextIndex();
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private long lastNumber;

  TextLog(Handle handle, int set) {
    this.handle = handle;
    this.set = set;
    this.lastNumber =
        handle
            .select("select coalesce(max(number), 0) from " + CopyTables.TEXTS + set)
            .mapTo(Long.class)
            .one();
  }

  TextIndex index() {
    return index;
  }

  /** Completes when what an earlier run wrote is in memory. */
  CompletableFuture<Void> loaded() {
    return loaded;
  }

  /** Reads what an earlier run wrote, a few blocks each time that the store's thread is free. */
  void load(StoreThread thread) {
    load(thread, 0, lastNumber);
  }

  private void load(StoreThread thread, long after, long upTo) {
    if (after >= upTo) {
      loaded.complete(null);
      return;
    }
    var _ =
        thread
            .call(() -> loadSome(after, upTo))
            .whenComplete(
                (reached, failed) -> {
                  if (failed != null) {
                    loaded.completeExceptionally(failed);
                  } else {
                    load(thread, reached, upTo);
                  }
                });
  }

  private long loadSome(long after, long upTo) {
    List<byte[]> blocks =
        handle
            .select(
                "select block from "
                    + CopyTables.TEXTS
                    + set
                    + " where number > ? and number <= ? order by number",
                after,
                Math.min(upTo, after + BLOCKS_AT_ONCE))
            .map((row, context) -> row.getBytes(1))
            .list();
    blocks.forEach(index::add);
    return after + BLOCKS_AT_ONCE;
  }

  /** Adds lines, in the caller's transaction. */
  void add(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    byte[] block = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    lastNumber++;
    handle.execute(
        "insert into " + CopyTables.TEXTS + set + " (number, block) values (?, ?)",
        lastNumber,
        block);
    index.add(block);
  }

  /** The tables were emptied. */
  void clear() {
    index.clear();
    lastNumber = 0;
    loaded.complete(null);
  }
}
