package org.seatline.server.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Call history. Each fact is stored once, as it came and laid out for reports. */
public final class History {
  private final Handle handle;

  History(Handle handle) {
    this.handle = handle;
  }

  /**
   * A fact as it came.
   *
   * @param journal the journal that numbers the effects
   * @param body JSON
   */
  public record Row(String journal, long effectId, long atMs, String type, String body) {}

  /** When a call was talked on, by whom and for how long. */
  public record Talk(String queueId, long startedMs, long durationMs) {}

  /** The highest effect id of a journal that is stored, 0 for none. */
  public long lastEffectId(String journal) {
    return handle
        .select("select coalesce(max(effect_id), 0) from facts where journal = ?", journal)
        .mapTo(Long.class)
        .one();
  }

  /** The bodies of the facts of these types since a moment, in the order in which they came. */
  public List<String> bodiesSince(long atMs) {
    return handle
        .select("select body from facts where at_ms >= ? order by at_ms, effect_id", atMs)
        .mapTo(String.class)
        .list();
  }

  /** Drills that were not over at that moment. */
  public List<String> drillsOpenSince(long atMs) {
    return handle
        .select(
            "select call_id from calls where drill is not null"
                + " and (closed_ms is null or closed_ms >= ?)",
            atMs)
        .mapTo(String.class)
        .list();
  }

  /**
   * What a seat does now.
   *
   * @param reason why not ready, else empty
   * @param leased whether the seat is heard and has proven itself: only then may it get calls
   */
  public record SeatNow(
      String agentId,
      String state,
      String reason,
      long sinceMs,
      @Nullable String callId,
      @Nullable String queueId,
      boolean leased) {}

  /** What all seats do now. */
  public List<SeatNow> seatStates() {
    return handle
        .select(
            "select agent_id, state, reason, since_ms, call_id, queue_id, leased from seat_states"
                + " order by agent_id")
        .map(
            (rs, ctx) ->
                new SeatNow(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getLong(4),
                    rs.getString(5),
                    rs.getString(6),
                    rs.getBoolean(7)))
        .list();
  }

  /** A seat's state replaces the one that was kept. */
  public void seatState(SeatNow seat) {
    handle.execute("delete from seat_states where agent_id = ?", seat.agentId());
    handle.execute(
        "insert into seat_states (agent_id, state, reason, since_ms, call_id, queue_id, leased)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        seat.agentId(),
        seat.state(),
        seat.reason(),
        seat.sinceMs(),
        seat.callId(),
        seat.queueId(),
        seat.leased());
  }

  /** The talk of an agent on a call, if the history knows it by now. */
  public Optional<Talk> talk(String callId, String agentId) {
    return handle
        .select(
            "select queue_id, answered_ms, coalesce(talk_ms, 0) from call_segments"
                + " where call_id = ? and agent_id = ? and answered_ms is not null"
                + " order by segment desc fetch first 1 rows only",
            callId,
            agentId)
        .map((rs, ctx) -> new Talk(rs.getString(1), rs.getLong(2), rs.getLong(3)))
        .findOne();
  }

  /** Stores a fact as it came. */
  public void add(Row row) {
    handle.execute(
        "insert into facts (journal, effect_id, at_ms, type, body) values (?, ?, ?, ?, ?)",
        row.journal(),
        row.effectId(),
        row.atMs(),
        row.type(),
        row.body());
  }

  /** A caller arrived. */
  public void callStarted(String callId, String callerNumber, long atMs, @Nullable String drill) {
    if (count("select count(*) from calls where call_id = ?", callId) == 0) {
      handle.execute(
          "insert into calls (call_id, caller_number, arrived_ms, drill, segments)"
              + " values (?, ?, ?, ?, 0)",
          callId,
          callerNumber,
          atMs,
          drill);
    }
  }

  /** A call is over. */
  public void callClosed(
      String callId,
      String callerNumber,
      long arrivedMs,
      long closedMs,
      int segments,
      String outcome,
      String endedBy,
      String why) {
    callStarted(callId, callerNumber, arrivedMs, null);
    handle.execute(
        "update calls set closed_ms = ?, segments = ?, outcome = ?, ended_by = ?, why = ?"
            + " where call_id = ?",
        closedMs,
        segments,
        outcome,
        endedBy,
        why,
        callId);
  }

  /** A wait began. */
  public void segmentOpened(
      String callId,
      int segment,
      String queueId,
      String cause,
      int priority,
      String digit,
      long queuedMs) {
    if (count(
            "select count(*) from call_segments where call_id = ? and segment = ?", callId, segment)
        == 0) {
      handle.execute(
          "insert into call_segments (call_id, segment, queue_id, cause, priority, digit,"
              + " queued_ms) values (?, ?, ?, ?, ?, ?, ?)",
          callId,
          segment,
          queueId,
          cause,
          priority,
          digit,
          queuedMs);
    }
  }

  /** A seat was granted the call of this segment. */
  public void segmentAnswered(
      String callId, int segment, String agentId, long offeredMs, long answeredMs, long waitMs) {
    handle.execute(
        "update call_segments set agent_id = ?, offered_ms = ?, answered_ms = ?, wait_ms = ?"
            + " where call_id = ? and segment = ?",
        agentId,
        offeredMs,
        answeredMs,
        waitMs,
        callId,
        segment);
  }

  /** A segment is over; {@code endedBy} is empty when nobody ended it. */
  public void segmentClosed(
      String callId,
      int segment,
      String outcome,
      String endedBy,
      long closedMs,
      long waitMs,
      long talkMs,
      long holdMs) {
    handle.execute(
        "update call_segments set outcome = ?, ended_by = ?, closed_ms = ?, wait_ms = ?,"
            + " talk_ms = ?, hold_ms = ? where call_id = ? and segment = ?",
        outcome,
        endedBy,
        closedMs,
        waitMs,
        talkMs,
        holdMs,
        callId,
        segment);
  }

  /** Inserts a row of a table whose columns are named, for facts that are never changed. */
  public void insert(HistoryTable table, @Nullable Object... values) {
    handle.execute(table.insertSql(), values);
  }

  /** A disposition; the last one of an agent for a call stands. */
  public void disposition(String callId, String agentId, String disposition, long atMs) {
    handle.execute("delete from dispositions where call_id = ? and agent_id = ?", callId, agentId);
    handle.execute(
        "insert into dispositions (call_id, agent_id, disposition, at_ms) values (?, ?, ?, ?)",
        callId,
        agentId,
        disposition,
        atMs);
  }

  /** Counts for the people who check the books, see docs/server-tables.md. */
  public Counts counts() {
    return new Counts(
        count("select count(*) from calls"),
        count("select count(distinct call_id) from call_segments where answered_ms is not null"),
        count("select count(*) from tickets where call_id is not null"),
        count("select count(distinct call_id) from tickets where call_id is not null"),
        count("select count(*) from recordings where complete"));
  }

  /**
   * Counts.
   *
   * @param tickets tickets that came from calls
   * @param ticketedCalls calls that have at least one
   * @param recordings complete ones
   */
  public record Counts(
      long calls, long answered, long tickets, long ticketedCalls, long recordings) {}

  private long count(String sql, Object... args) {
    return handle.select(sql, args).mapTo(Long.class).one();
  }
}
