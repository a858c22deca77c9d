package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.RecordingManifest;

/** What is known of recordings; the sound itself is in files. */
public final class Recordings {
  private final Handle handle;

  Recordings(Handle handle) {
    this.handle = handle;
  }

  /** Writes down that a recording exists at a seat; does nothing when it is known. */
  public void announce(RecordingManifest m, String labels) {
    if (find(m.recordingId()).isEmpty()) {
      handle.execute(
          "insert into recordings (id, call_id, agent_id, customer_id, started_ms, duration_ms,"
              + " sample_rate, channels, paused_ms, bytes, sha256, labels, path, complete,"
              + " completed_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, false, null)",
          m.recordingId(),
          m.callId(),
          m.agentId(),
          m.customerId(),
          m.startedAtMs(),
          m.durationMs(),
          m.sampleRate(),
          m.channels(),
          m.pausedMs(),
          m.bytes(),
          m.sha256(),
          labels);
    } else if (!"{}".equals(labels)) {
      handle.execute("update recordings set labels = ? where id = ?", labels, m.recordingId());
    }
  }

  /**
   * A recording that is known.
   *
   * @param path below the recordings folder, or null before it is complete
   */
  public record Known(long bytes, String sha256, boolean complete, @Nullable String path) {}

  /** What is known of the recording with this id. */
  public Optional<Known> find(String id) {
    return handle
        .select("select bytes, sha256, complete, path from recordings where id = ?", id)
        .map(
            (rs, ctx) ->
                new Known(rs.getLong(1), rs.getString(2), rs.getBoolean(3), rs.getString(4)))
        .findOne();
  }

  /** The recording of a call that this agent made. */
  public Optional<String> ofCall(String callId, String agentId) {
    return handle
        .select(
            "select id from recordings where call_id = ? and agent_id = ? order by started_ms, id"
                + " fetch first 1 rows only",
            callId,
            agentId)
        .mapTo(String.class)
        .findOne();
  }

  /** A sealed recording was opened: this is what the file holds now. */
  public void opened(String id, long bytes, String sha256) {
    handle.execute("update recordings set bytes = ?, sha256 = ? where id = ?", bytes, sha256, id);
  }

  /** The file is whole and its hash was checked. */
  public void complete(String id, String path, long nowMs) {
    handle.execute(
        "update recordings set complete = true, path = ?, completed_ms = ? where id = ?",
        path,
        nowMs,
        id);
  }
}
