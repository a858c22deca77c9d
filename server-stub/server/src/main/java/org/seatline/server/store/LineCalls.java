package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.Mutation;

/** Calls that seats had over a fall-back line; each comes once, by the ledger. */
public final class LineCalls {
  private static final String IN = "in";
  private static final String OUT = "out";

  private final Handle handle;

  LineCalls(Handle handle) {
    this.handle = handle;
  }

  /**
   * Puts a call into the history. A seat that died between telling an end and forgetting that it
   * had to tells another one: the first stays.
   *
   * @return false when somebody else has had a call of this id
   */
  public boolean put(Mutation.LineCallEnded call) {
    Optional<String> teller = teller(call.callId());
    if (teller.isEmpty()) {
      insert(call);
    }
    return teller.isEmpty() || teller.get().equals(call.agentId());
  }

  private Optional<String> teller(String callId) {
    return handle
        .select("select line_agent_id from calls where call_id = ?", callId)
        .mapTo(String.class)
        .findOne();
  }

  private void insert(Mutation.LineCallEnded call) {
    handle.execute(
        "insert into calls (call_id, caller_number, arrived_ms, closed_ms, outcome, ended_by, why,"
            + " segments, line, line_agent_id, line_answered_ms)"
            + " values (?, ?, ?, ?, ?, ?, 'fallback', 0, ?, ?, ?)",
        call.callId(),
        call.number(),
        call.startedMs(),
        call.endedMs(),
        call.answeredMs() == null ? "abandoned" : "answered",
        shortened(call.cause()),
        call.outgoing() ? OUT : IN,
        call.agentId(),
        call.answeredMs());
  }

  private static String shortened(String cause) {
    return cause.length() > 20 ? cause.substring(0, 20) : cause;
  }

  /** When a call over the line was talked on; empty when it was not, or is not known. */
  public Optional<History.Talk> talk(String callId) {
    return handle
        .select(
            "select line_answered_ms, closed_ms - line_answered_ms from calls"
                + " where call_id = ? and line_answered_ms is not null",
            callId)
        .map((rs, ctx) -> new History.Talk("", rs.getLong(1), rs.getLong(2)))
        .findOne();
  }
}
