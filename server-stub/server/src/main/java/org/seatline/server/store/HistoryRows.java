package org.seatline.server.store;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of call history, gathered and then written together, one statement for all rows of a kind.
 * The kinds are written in an order in which no row needs one that comes later: a segment is opened
 * before it is answered, and answered before it is closed.
 */
public final class HistoryRows {
  private final Handle handle;
  private final Map<Kind, Batch> batches = new EnumMap<>(Kind.class);
  private final Map<String, Disposition> dispositions = new LinkedHashMap<>();

  HistoryRows(Handle handle) {
    this.handle = handle;
  }

  /** What is written, in the order of writing. */
  private enum Kind {
    FACT("insert into facts (journal, effect_id, at_ms, type, body) values (?, ?, ?, ?, ?)"),
    CALL_STARTED(
        "merge into calls c using (select cast(? as varchar(100)) call_id,"
            + " cast(? as varchar(60)) number, cast(? as bigint) at_ms,"
            + " cast(? as varchar(100)) drill) n on c.call_id = n.call_id"
            + " when not matched then insert (call_id, caller_number, arrived_ms, drill, segments)"
            + " values (n.call_id, n.number, n.at_ms, n.drill, 0)"),
    CALL_CLOSED(
        "update calls set closed_ms = ?, segments = ?, outcome = ?, ended_by = ?, why = ?"
            + " where call_id = ?"),
    SEGMENT_OPENED(
        "merge into call_segments s using (select cast(? as varchar(100)) call_id,"
            + " cast(? as int) segment, cast(? as varchar(60)) queue_id,"
            + " cast(? as varchar(20)) cause, cast(? as int) priority,"
            + " cast(? as varchar(20)) digit, cast(? as bigint) at_ms) n"
            + " on s.call_id = n.call_id and s.segment = n.segment"
            + " when not matched then insert"
            + " (call_id, segment, queue_id, cause, priority, digit, queued_ms)"
            + " values (n.call_id, n.segment, n.queue_id, n.cause, n.priority, n.digit, n.at_ms)"),
    SEGMENT_ANSWERED(
        "update call_segments set agent_id = ?, offered_ms = ?, answered_ms = ?, wait_ms = ?"
            + " where call_id = ? and segment = ?"),
    SEGMENT_CLOSED(
        "update call_segments set outcome = ?, ended_by = ?, closed_ms = ?, wait_ms = ?,"
            + " talk_ms = ?, hold_ms = ? where call_id = ? and segment = ?"),
    OFFER(HistoryTable.OFFERS.insertSql()),
    DECISION(HistoryTable.DECISIONS.insertSql()),
    WRAP_UP(HistoryTable.WRAP_UPS.insertSql()),
    SEAT_INTERVAL(HistoryTable.SEAT_INTERVALS.insertSql()),
    DISPOSITION_BEFORE("delete from dispositions where call_id = ? and agent_id = ?"),
    DISPOSITION(
        "insert into dispositions (call_id, agent_id, disposition, at_ms) values (?, ?, ?, ?)"),
    SEAT_BEFORE("delete from seat_states where agent_id = ?"),
    SEAT(
        "insert into seat_states (agent_id, state, reason, since_ms, call_id, queue_id, leased)"
            + " values (?, ?, ?, ?, ?, ?, ?)");

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }
  }

  /**
   * A fact as it came.
   *
   * @param journal the journal that numbers the effects
   * @param body JSON
   */
  public record Row(String journal, long effectId, long atMs, String type, String body) {}

  /** A call that is over. */
  public record ClosedCall(
      String callId,
      String callerNumber,
      long arrivedMs,
      long closedMs,
      int segments,
      String outcome,
      String endedBy,
      String why) {}

  /** A wait that began. */
  public record OpenedSegment(
      String callId,
      int segment,
      String queueId,
      String cause,
      int priority,
      String digit,
      long queuedMs) {}

  /** The segment of a call that a seat was granted. */
  public record AnsweredSegment(
      String callId, int segment, String agentId, long offeredMs, long answeredMs, long waitMs) {}

  /** A segment that is over; {@code endedBy} is empty when nobody ended it. */
  public record ClosedSegment(
      String callId,
      int segment,
      String outcome,
      String endedBy,
      long closedMs,
      long waitMs,
      long talkMs,
      long holdMs) {}

  /** How an agent says a call went. */
  public record Disposition(String callId, String agentId, String disposition, long atMs) {}

  private void add(Kind kind, @Nullable Object... values) {
    batches.computeIfAbsent(kind, k -> Batch.of(handle, k.sql)).add(values);
  }

  /** A fact as it came. */
  public void fact(Row row) {
    add(Kind.FACT, row.journal(), row.effectId(), row.atMs(), row.type(), row.body());
  }

  /** A caller arrived. */
  public void callStarted(String callId, String callerNumber, long atMs, @Nullable String drill) {
    add(Kind.CALL_STARTED, callId, callerNumber, atMs, drill);
  }

  /** A call is over. */
  public void callClosed(ClosedCall c) {
    callStarted(c.callId(), c.callerNumber(), c.arrivedMs(), null);
    add(
        Kind.CALL_CLOSED,
        c.closedMs(),
        c.segments(),
        c.outcome(),
        c.endedBy(),
        c.why(),
        c.callId());
  }

  /** A wait began. */
  public void segmentOpened(OpenedSegment s) {
    add(
        Kind.SEGMENT_OPENED,
        s.callId(),
        s.segment(),
        s.queueId(),
        s.cause(),
        s.priority(),
        s.digit(),
        s.queuedMs());
  }

  /** A seat was granted the call of this segment. */
  public void segmentAnswered(AnsweredSegment s) {
    add(
        Kind.SEGMENT_ANSWERED,
        s.agentId(),
        s.offeredMs(),
        s.answeredMs(),
        s.waitMs(),
        s.callId(),
        s.segment());
  }

  /** A segment is over. */
  public void segmentClosed(ClosedSegment s) {
    add(
        Kind.SEGMENT_CLOSED,
        s.outcome(),
        s.endedBy(),
        s.closedMs(),
        s.waitMs(),
        s.talkMs(),
        s.holdMs(),
        s.callId(),
        s.segment());
  }

  /** A row of a table whose columns are named, for facts that are never changed. */
  public void insert(HistoryTable table, @Nullable Object... values) {
    Kind kind =
        switch (table) {
          case OFFERS -> Kind.OFFER;
          case DECISIONS -> Kind.DECISION;
          case WRAP_UPS -> Kind.WRAP_UP;
          case SEAT_INTERVALS -> Kind.SEAT_INTERVAL;
        };
    add(kind, values);
  }

  /** A disposition; the last one of an agent for a call stands. */
  public void disposition(Disposition given) {
    dispositions.put(given.callId() + '\n' + given.agentId(), given);
  }

  /** A seat's state replaces the one that was kept; each seat once. */
  public void seatState(History.SeatNow seat) {
    add(Kind.SEAT_BEFORE, seat.agentId());
    add(
        Kind.SEAT,
        seat.agentId(),
        seat.state(),
        seat.reason(),
        seat.sinceMs(),
        seat.callId(),
        seat.queueId(),
        seat.leased());
  }

  /** Writes all of it. */
  public void write() {
    for (Disposition d : dispositions.values()) {
      add(Kind.DISPOSITION_BEFORE, d.callId(), d.agentId());
      add(Kind.DISPOSITION, d.callId(), d.agentId(), d.disposition(), d.atMs());
    }
    batches.values().forEach(Batch::execute);
  }
}
