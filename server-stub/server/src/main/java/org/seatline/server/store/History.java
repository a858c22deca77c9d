package org.seatline.server.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallQuality;

/** Call history as it can be read; {@link HistoryRows} writes it. */
public final class History {
  /** Columns of a recent call before those of its quality. */
  private static final int RECENT_CALL_COLUMNS = 10;

  private final Handle handle;

  History(Handle handle) {
    this.handle = handle;
  }

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

  /** The bodies of the facts of {@code fromMs <= at < untilMs}, in the order in which they came. */
  public List<String> bodiesBetween(long fromMs, long untilMs) {
    return handle
        .select(
            "select body from facts where at_ms >= ? and at_ms < ? order by at_ms, effect_id",
            fromMs,
            untilMs)
        .mapTo(String.class)
        .list();
  }

  /** Of them, those that end a seat's state. */
  public List<String> statesClosedBetween(long fromMs, long untilMs) {
    return handle
        .select(
            "select body from facts where at_ms >= ? and at_ms < ? and type = 'seat-state-closed'",
            fromMs,
            untilMs)
        .mapTo(String.class)
        .list();
  }

  /**
   * A call with its last wait.
   *
   * @param outcome of the call, empty while it goes on
   * @param quality how the talk with the agent sounded, or null
   */
  public record RecentCall(
      String callId,
      String callerNumber,
      long arrivedMs,
      @Nullable Long closedMs,
      String outcome,
      boolean drill,
      @Nullable String queueId,
      @Nullable String agentId,
      long waitMs,
      long talkMs,
      @Nullable CallQuality quality) {}

  /** The calls that arrived last, latest first. */
  public List<RecentCall> recentCalls(int max) {
    return handle
        .select(
            "select c.call_id, c.caller_number, c.arrived_ms, c.closed_ms,"
                + " coalesce(c.outcome, ''), c.drill is not null, s.queue_id,"
                + " coalesce(s.agent_id, c.line_agent_id), coalesce(s.wait_ms, 0),"
                + " coalesce(s.talk_ms, c.closed_ms - c.line_answered_ms, 0), "
                + Qualities.COLUMNS
                + " from (select * from calls"
                + " order by arrived_ms desc, call_id fetch first "
                + max
                + " rows only) c left join call_segments s on s.call_id = c.call_id and s.segment ="
                + " (select max(l.segment) from call_segments l where l.call_id = c.call_id) left"
                + " join call_quality q on q.call_id = c.call_id and q.agent_id ="
                + " coalesce(s.agent_id, c.line_agent_id) order by c.arrived_ms desc, c.call_id")
        .map(
            (rs, ctx) ->
                new RecentCall(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getLong(3),
                    rs.getObject(4, Long.class),
                    rs.getString(5),
                    rs.getBoolean(6),
                    rs.getString(7),
                    rs.getString(8),
                    rs.getLong(9),
                    rs.getLong(10),
                    Qualities.read(rs, RECENT_CALL_COLUMNS + 1)))
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
