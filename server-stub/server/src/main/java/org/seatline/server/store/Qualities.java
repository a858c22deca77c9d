package org.seatline.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.Mutation.CallMeasured;

/** How calls sounded. */
public final class Qualities {
  /** The columns of a quality in the order in which {@link #read} takes them, of the alias q. */
  static final String COLUMNS =
      "q.agent_mos_mean, q.agent_mos_worst, q.agent_loss_percent, q.agent_jitter_ms,"
          + " q.caller_mos_mean, q.caller_mos_worst, q.caller_loss_percent, q.caller_jitter_ms,"
          + " q.codec, q.encrypted, q.trouble";

  private static final int WAY_COLUMNS = 4;

  private final Handle handle;

  Qualities(Handle handle) {
    this.handle = handle;
  }

  /** Stores how a call sounded at a seat, in place of what was known of it. */
  public void put(CallMeasured measured, long receivedMs) {
    handle.execute(
        "delete from call_quality where call_id = ? and agent_id = ?",
        measured.callId(),
        measured.agentId());
    CallQuality quality = measured.quality();
    CallQuality.Way agent = quality.agentHears();
    CallQuality.Way caller = quality.callerHears();
    handle.execute(
        "insert into call_quality (call_id, agent_id, agent_mos_mean, agent_mos_worst,"
            + " agent_loss_percent, agent_jitter_ms, caller_mos_mean, caller_mos_worst,"
            + " caller_loss_percent, caller_jitter_ms, codec, encrypted, trouble, received_ms)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        measured.callId(),
        measured.agentId(),
        agent == null ? null : agent.mosMean(),
        agent == null ? null : agent.mosWorst(),
        agent == null ? null : agent.lossPercent(),
        agent == null ? null : agent.jitterMs(),
        caller == null ? null : caller.mosMean(),
        caller == null ? null : caller.mosWorst(),
        caller == null ? null : caller.lossPercent(),
        caller == null ? null : caller.jitterMs(),
        quality.codec(),
        quality.encrypted(),
        quality.trouble(),
        receivedMs);
  }

  /** The quality in the columns from {@code first} on, or null when the row has none. */
  static @Nullable CallQuality read(ResultSet row, int first) throws SQLException {
    int rest = first + 2 * WAY_COLUMNS;
    String codec = row.getString(rest);
    return codec == null
        ? null
        : new CallQuality(
            way(row, first),
            way(row, first + WAY_COLUMNS),
            codec,
            row.getBoolean(rest + 1),
            row.getString(rest + 2));
  }

  private static CallQuality.@Nullable Way way(ResultSet row, int first) throws SQLException {
    double mosMean = row.getDouble(first);
    return row.wasNull()
        ? null
        : new CallQuality.Way(
            mosMean, row.getDouble(first + 1), row.getDouble(first + 2), row.getDouble(first + 3));
  }
}
