package org.seatline.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/** Durable order of everything the core was told. Used by one thread. */
public interface Journal extends Closeable {

  /**
   * Reads what is there. Called once, before anything is appended.
   *
   * @throws JournalCorruptException when something other than the torn tail is unreadable
   */
  Recovered recover() throws IOException;

  /** Adds to the batch; nothing is promised before {@link #commit}. */
  void append(Entry entry) throws IOException;

  /** Makes the batch durable in one write and one sync. */
  void commit() throws IOException;

  /** Starts over from this snapshot; what came before is dropped once it is durable. */
  void snapshot(Snapshot snapshot) throws IOException;

  /** One entry. */
  sealed interface Entry {
    /** An event was applied. */
    record Applied(Event event) implements Entry {}

    /** A durable effect was performed. */
    record Confirmed(long effectId) implements Entry {}

    /** A shell's own record; the last one of a key wins, null removes it. */
    record Kept(String key, @Nullable String value) implements Entry {}
  }

  /**
   * All that survives truncation.
   *
   * @param coreVersion {@link Acd#VERSION} that wrote it
   * @param unconfirmed durable effects that were not confirmed
   * @param kept the shells' own records
   */
  record Snapshot(
      String coreVersion, AcdState core, List<Effect> unconfirmed, Map<String, String> kept) {}

  /**
   * What was found.
   *
   * @param snapshot null when there is none yet
   * @param cutBytes length of a torn tail that was cut off, 0 for none
   */
  record Recovered(@Nullable Snapshot snapshot, List<Entry> entries, long cutBytes) {}
}
