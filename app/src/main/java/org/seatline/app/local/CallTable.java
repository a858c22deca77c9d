package org.seatline.app.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatMessage;

/** What the store knows of calls: journal, ends to be told, notes. */
final class CallTable {
  private static final String ABOUT = "seatline call note 1 ";

  private final Handle handle;

  CallTable(Handle handle) {
    this.handle = handle;
  }

  void journal(String agentId, String callId, long atMs, String what, String detail) {
    handle.execute(
        "insert into call_journal (agent_id, call_id, at_ms, what, detail)"
            + " values (?, ?, ?, ?, ?)",
        agentId,
        callId,
        atMs,
        what,
        detail);
  }

  /** A line of the journal. */
  record Line(String callId, long atMs, String what, String detail) {}

  List<Line> journalSince(String agentId, long fromMs) {
    return handle
        .select(
            "select call_id, at_ms, what, detail from call_journal where agent_id = ?"
                + " and at_ms >= ? order by id",
            agentId,
            fromMs)
        .map(
            (row, context) ->
                new Line(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
        .list();
  }

  void keepEnd(SeatMessage.CallEndedAtSeat end) {
    handle.execute(
        "merge into call_ends (call_id, at_ms, cause) key (call_id) values (?, ?, ?)",
        end.callId(),
        end.atMs(),
        end.cause());
  }

  List<SeatMessage.CallEndedAtSeat> ends() {
    return handle
        .select("select call_id, at_ms, cause from call_ends order by at_ms, call_id")
        .map(CallTable::end)
        .list();
  }

  /** The last end of a call that this agent had. */
  Optional<SeatMessage.CallEndedAtSeat> lastEnd(String agentId) {
    return handle
        .select(
            "select call_id, at_ms, cause from call_ends e where exists (select 1 from call_journal"
                + " j where j.call_id = e.call_id and j.agent_id = ?)"
                + " order by at_ms desc fetch first row only",
            agentId)
        .map(CallTable::end)
        .findOne();
  }

  private static SeatMessage.CallEndedAtSeat end(ResultSet row, StatementContext context)
      throws SQLException {
    return new SeatMessage.CallEndedAtSeat(row.getString(1), row.getLong(2), row.getString(3));
  }

  void dropEnds(List<String> callIds) {
    callIds.forEach(id -> handle.execute("delete from call_ends where call_id = ?", id));
  }

  /** Whom a call was with, and its way through the script. */
  record Note(@Nullable String customerId, List<Mutation.ScriptStepTaken> path) {}

  /** Keeps a call's note; the way through the script is its author's to read. */
  void note(PersonKey person, String callId, Note note) {
    handle.execute(
        "merge into call_notes (call_id, key_id, customer_id, path) key (call_id)"
            + " values (?, ?, ?, ?)",
        callId,
        person.keyId(),
        note.customerId(),
        person.key().seal(Json.text(note.path()), ABOUT + callId));
  }

  /** Seals the notes of an earlier key under today's. */
  void reseal(PersonKey earlier, PersonKey today) {
    handle
        .select("select call_id from call_notes where key_id = ?", earlier.keyId())
        .mapTo(String.class)
        .list()
        .forEach(
            callId ->
                noteOf(Optional.of(earlier), callId).ifPresent(note -> note(today, callId, note)));
  }

  /** Whom a call was with, where that is known. */
  Optional<String> customerOf(String callId) {
    return handle
        .select(
            "select customer_id from call_notes where call_id = ? and customer_id is not null",
            callId)
        .mapTo(String.class)
        .findOne();
  }

  /** A call's note; its path is empty for all but its author. */
  Optional<Note> noteOf(Optional<PersonKey> person, String callId) {
    return handle
        .select("select customer_id, key_id, path from call_notes where call_id = ?", callId)
        .map(
            (row, context) ->
                new Note(
                    row.getString(1), path(person, callId, row.getString(2), row.getString(3))))
        .findOne();
  }

  private static List<Mutation.ScriptStepTaken> path(
      Optional<PersonKey> person, String callId, @Nullable String keyId, String kept) {
    Optional<String> text =
        keyId == null
            ? Optional.of(kept) // of before notes were sealed
            : person
                .filter(reader -> reader.keyId().equals(keyId))
                .flatMap(reader -> reader.key().open(kept, ABOUT + callId));
    return text.map(json -> Json.readList(json, Mutation.ScriptStepTaken.class)).orElse(List.of());
  }
}
