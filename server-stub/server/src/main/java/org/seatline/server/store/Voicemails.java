package org.seatline.server.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What is known of the messages that callers left; the sound itself is in files. */
public final class Voicemails {
  private static final String COLUMNS =
      "id, call_id, queue_id, caller_number, at_ms, length_ms, state, done_by, done_ms";

  private final Handle handle;

  Voicemails(Handle handle) {
    this.handle = handle;
  }

  /** Where a message is; the names are stable. */
  public enum State {
    /** The caller still speaks, or the server was killed while it did. */
    RECORDING,
    /** Nobody has seen to it. */
    NEW,
    /** Somebody has. */
    DONE;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static State of(String column) {
      return valueOf(column.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * One message.
   *
   * @param callerNumber normalised, empty when withheld
   * @param atMs when it began, milliseconds since 1970
   * @param doneBy agent id of who saw to it, or null
   */
  public record Row(
      String id,
      String callId,
      String queueId,
      String callerNumber,
      long atMs,
      long lengthMs,
      State state,
      @Nullable String doneBy,
      @Nullable Long doneMs) {}

  /** A message begins. */
  public void begin(Row row) {
    handle.execute(
        "insert into voicemails (id, call_id, queue_id, caller_number, at_ms, length_ms, state)"
            + " values (?, ?, ?, ?, ?, 0, 'recording')",
        row.id(),
        row.callId(),
        row.queueId(),
        row.callerNumber(),
        row.atMs());
  }

  /** The message is whole and somebody's turn to hear. */
  public void complete(String id, long lengthMs) {
    handle.execute(
        "update voicemails set state = 'new', length_ms = ? where id = ? and state = 'recording'",
        lengthMs,
        id);
  }

  /** Somebody has seen to it, or takes that back. */
  public boolean mark(String id, State state, String agentId, long nowMs) {
    boolean done = state == State.DONE;
    return handle.execute(
            "update voicemails set state = ?, done_by = ?, done_ms = ? where id = ? and state <>"
                + " 'recording'",
            state.column(),
            done ? agentId : null,
            done ? nowMs : null,
            id)
        > 0;
  }

  /** Forgets a message. */
  public void delete(String id) {
    handle.execute("delete from voicemails where id = ?", id);
  }

  /** The message with this id. */
  public Optional<Row> find(String id) {
    return handle
        .select("select " + COLUMNS + " from voicemails where id = ?", id)
        .map(Voicemails::row)
        .findOne();
  }

  /** Messages in this state, oldest first. */
  public List<Row> in(State state) {
    return handle
        .select(
            "select " + COLUMNS + " from voicemails where state = ? order by at_ms, id",
            state.column())
        .map(Voicemails::row)
        .list();
  }

  /** The latest messages of these queues, newest first; those that nobody saw to before others. */
  public List<Row> latest(Set<String> queueIds, int max) {
    if (queueIds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from voicemails where queue_id in (<queues>) and state <> 'recording'"
                + " order by state desc, at_ms desc, id fetch first "
                + max
                + " rows only")
        .bindList("queues", List.copyOf(queueIds))
        .map(Voicemails::row)
        .list();
  }

  /** Messages that began before then. */
  public List<Row> before(long atMs) {
    return handle
        .select("select " + COLUMNS + " from voicemails where at_ms < ?", atMs)
        .map(Voicemails::row)
        .list();
  }

  private static Row row(java.sql.ResultSet rs, StatementContext ctx) throws java.sql.SQLException {
    long doneMs = rs.getLong(9);
    boolean open = rs.wasNull();
    return new Row(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        rs.getLong(5),
        rs.getLong(6),
        State.of(rs.getString(7)),
        rs.getString(8),
        open ? null : doneMs);
  }
}
