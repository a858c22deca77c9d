package org.seatline.app.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.SealedMutation.SealedName;

/**
 * A row of the outbox.
 *
 * @param origin the client id that it was first numbered under, when that is another one
 * @param atMs when it changed last
 * @param words what it says, as far as it lies here
 */
record OutboxRow(
    long number,
    String agentId,
    String subject,
    OutboxSeal.Name name,
    @Nullable String origin,
    @Nullable String code,
    long atMs,
    Words words) {
  /** In the order in which {@link #read} takes them. */
  static final String COLUMNS =
      "number, agent_id, subject, coalesce(origin, client_id), coalesce(first_number, number),"
          + " origin, code, body, key_id, own, seal_key, box, conflicts,"
          + " greatest(changed_at_ms, server_ms)";

  /**
   * What it says.
   *
   * @param plain in the open, of a time before outboxes were sealed
   * @param keyId of its author's key; null: in the open
   * @param own for its author
   * @param box for the server; null as long as its key is not known
   */
  record Words(
      @Nullable String plain,
      @Nullable String keyId,
      @Nullable String own,
      OutboxSeal.@Nullable Box box,
      @Nullable String conflicts) {}

  static OutboxRow read(ResultSet row, StatementContext context) throws SQLException {
    String sealKey = row.getString(11);
    String box = row.getString(12);
    return new OutboxRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        new OutboxSeal.Name(row.getString(4), row.getLong(5)),
        row.getString(6),
        row.getString(7),
        row.getLong(14),
        new Words(
            row.getString(8),
            row.getString(9),
            row.getString(10),
            sealKey == null || box == null ? null : new OutboxSeal.Box(sealKey, box),
            row.getString(13)));
  }

  /** What it says to this reader: what is in the open to its agent, the rest by the right key. */
  Optional<Mutation> mutation(Optional<PersonKey> reader) {
    String plain = words.plain();
    if (plain != null) {
      return reader
          .filter(person -> person.agentId().equals(agentId))
          .map(person -> Json.read(plain, Mutation.class));
    }
    String own = words.own();
    return own == null
        ? Optional.empty()
        : author(reader).flatMap(person -> OutboxSeal.open(person, name, own));
  }

  /** The reader, if this was sealed by the reader's key. */
  Optional<PersonKey> author(Optional<PersonKey> reader) {
    return reader.filter(person -> person.keyId().equals(words.keyId()));
  }

  /** As it goes in the open, from its author alone. */
  Optional<Numbered> inTheOpen(Optional<PersonKey> reader) {
    return mutation(reader).map(mutation -> new Numbered(number, agentId, mutation, origin));
  }

  /** As anybody may bring it. */
  Optional<SealedMutation> sealed() {
    return Optional.ofNullable(words.box())
        .map(
            box ->
                new SealedMutation(
                    number,
                    agentId,
                    subject,
                    origin,
                    new SealedName(box.keyId(), name.clientId(), name.number()),
                    box.box()));
  }

  /** Its conflicts, for this reader; none for others. */
  List<Conflict> conflicts(Optional<PersonKey> reader) {
    String kept = words.conflicts();
    if (kept == null) {
      return List.of();
    }
    Optional<String> json =
        words.keyId() == null
            ? Optional.of(kept)
            : author(reader).flatMap(person -> OutboxSeal.openConflicts(person, name, kept));
    return json.map(text -> Json.readList(text, Conflict.class)).orElse(List.of());
  }
}
