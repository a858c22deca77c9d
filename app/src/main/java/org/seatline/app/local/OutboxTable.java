package org.seatline.app.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;

/** Mutations with their numbers, sealed, until long after the server has acknowledged them. */
final class OutboxTable {
  static final String PENDING = "pending";
  static final String DONE = "done";
  static final String REJECTED = "rejected";

  /** Waits for its author to sign in: the server could not read it, or answers its author alone. */
  static final String HELD = "held";

  /** Code of what is with the server, and whose answer is for its author. */
  private static final String FOR_AUTHOR = "for-author";

  static final String SELECT = "select " + OutboxRow.COLUMNS + " from outbox";

  private final Handle handle;
  private final Supplier<Optional<AtWork>> atWork;
  private volatile Runnable cameBack = () -> {};

  /** As its rows look to whoever is at work then. */
  OutboxTable(Handle handle, Supplier<Optional<AtWork>> atWork) {
    this.handle = handle;
    this.atWork = atWork;
  }

  /** Who hears that something has come back, on the store's thread. */
  void whenCameBack(Runnable listener) {
    cameBack = listener;
  }

  private Optional<PersonKey> reader() {
    return atWork.get().map(AtWork::person);
  }

  /** Adds a mutation within the caller's transaction; its number is never used again. */
  OutboxCore.Item add(AtWork author, Mutation mutation, long nowMs) {
    OutboxSeal.Name name = new OutboxSeal.Name(clientId(), takeNumber());
    return add(author.agentId(), name, OutboxSeal.of(author, name, mutation), nowMs);
  }

  /** The same in the name of somebody whose own key is not at hand. */
  OutboxCore.Item add(Signer signer, Mutation mutation, long nowMs) {
    OutboxSeal.Name name = new OutboxSeal.Name(clientId(), takeNumber());
    return add(signer.agentId(), name, OutboxSeal.of(signer, name, mutation), nowMs);
  }

  private OutboxCore.Item add(String agentId, OutboxSeal.Name name, OutboxSeal seal, long nowMs) {
    OutboxSeal.Box box = seal.box();
    handle.execute(
        "insert into outbox (number, client_id, agent_id, subject, key_id, own, seal_key, box,"
            + " state, changed_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        name.number(),
        name.clientId(),
        agentId,
        seal.subject(),
        seal.keyId(),
        seal.own(),
        box == null ? null : box.keyId(),
        box == null ? null : box.box(),
        PENDING,
        nowMs);
    return new OutboxCore.Item(name.number(), seal.subject());
  }

  private long takeNumber() {
    long number = Meta.number(handle, Meta.NEXT_MUTATION, 1);
    Meta.put(handle, Meta.NEXT_MUTATION, Long.toString(number + 1));
    return number;
  }

  private String clientId() {
    return Meta.get(handle, Meta.CLIENT_ID).orElseThrow();
  }

  /**
   * What can be sent, in order: what is sealed by anybody, what is not by its author alone.
   *
   * @param sender in whose session it goes; nobody: the computer delivers by itself
   */
  List<OutboxCore.Item> pending(Optional<AtWork> sender) {
    return handle
        .select(
            "select number, subject from outbox where state = ? and (box is not null"
                + " or (agent_id = ? and coalesce(key_id, ?) = ?)) order by number",
            PENDING,
            sender.map(AtWork::agentId).orElse(""),
            sender.map(who -> who.person().keyId()).orElse(""),
            sender.map(who -> who.person().keyId()).orElse(""))
        .map((row, context) -> new OutboxCore.Item(row.getLong(1), row.getString(2)))
        .list();
  }

  Optional<OutboxRow> row(long number) {
    return handle.select(SELECT + " where number = ?", number).map(OutboxRow::read).findOne();
  }

  /** A mutation as whoever is at work can read it. */
  Optional<Numbered> find(long number) {
    return row(number).flatMap(row -> row.inTheOpen(reader()));
  }

  /** The server has it; {@code serverMs} is its clock, the only one that ages it. */
  void done(long number, List<Conflict> conflicts, long serverMs) {
    Optional<String> kept = kept(number, conflicts);
    boolean elsewhere = !conflicts.isEmpty() && kept.isEmpty();
    handle.execute(
        "update outbox set state = ?, code = ?, conflicts = ?, server_ms = ? where number = ?",
        elsewhere ? HELD : DONE,
        elsewhere ? FOR_AUTHOR : null,
        kept.orElse(null),
        serverMs,
        number);
    if (kept.isPresent()) {
      cameBack.run();
    }
  }

  /** Conflicts as they may lie here; empty when there are none, or their author is not here. */
  private Optional<String> kept(long number, List<Conflict> conflicts) {
    if (conflicts.isEmpty() || conflicts.contains(Conflict.FOR_AUTHOR)) {
      return Optional.empty();
    }
    String json = Json.text(conflicts);
    return row(number)
        .flatMap(
            row ->
                row.author(reader())
                    .map(author -> OutboxSeal.sealConflicts(author, row.name(), json)));
  }

  /** It steps aside, with the reason; what the server has not read waits for its author. */
  void aside(long number, String code, long nowMs) {
    boolean held =
        MutationResults.unread(code)
            || (code.equals(MutationResults.DEPENDS_ON_REJECTED) && dependsOnHeld(number));
    handle.execute(
        "update outbox set state = ?, code = ?, changed_at_ms = ? where number = ?",
        held ? HELD : REJECTED,
        code,
        nowMs,
        number);
    if (!held) {
      cameBack.run();
    }
  }

  private boolean dependsOnHeld(long number) {
    return handle
        .select(
            "select 1 from outbox before join outbox it on it.subject = before.subject"
                + " where it.number = ? and before.number < it.number and before.state = ?"
                + " and before.code <> ? fetch first 1 rows only",
            number,
            HELD,
            FOR_AUTHOR)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * What came back to an agent, as it was written.
   *
   * @param code why it was rejected, or null for what was applied with conflicts
   * @param atMs when the answer came
   */
  record CameBack(
      long number, Mutation mutation, @Nullable String code, List<Conflict> conflicts, long atMs) {}

  /** What an agent who is at work has to look at, the oldest first; nothing of anybody else. */
  List<CameBack> cameBack(String agentId) {
    Optional<PersonKey> reader = reader().filter(person -> person.agentId().equals(agentId));
    return handle
        .select(
            SELECT
                + " where agent_id = ? and (state = ? or (state = ? and conflicts is not null))"
                + " order by number",
            agentId,
            REJECTED,
            DONE)
        .map(OutboxRow::read)
        .stream()
        .flatMap(row -> row.mutation(reader).map(words -> cameBack(row, words, reader)).stream())
        .toList();
  }

  private static CameBack cameBack(OutboxRow row, Mutation words, Optional<PersonKey> reader) {
    return new CameBack(row.number(), words, row.code(), row.conflicts(reader), row.atMs());
  }

  /**
   * How much waits.
   *
   * @param own of one agent, and can be sent
   * @param held of that agent, until a server can read it
   * @param others of everybody else, sent by whoever signs in or waiting for its author
   */
  record Waiting(int own, int held, int others) {}

  /** How much waits, as this agent sees it. */
  Waiting waiting(String agentId) {
    return new Waiting(
        count("agent_id = ? and state = ?", agentId, PENDING),
        count("agent_id = ? and state = ?", agentId, HELD),
        count("agent_id <> ? and state in (?, ?)", agentId, PENDING, HELD));
  }

  private int count(String where, Object... values) {
    return handle
        .select("select count(*) from outbox where " + where, values)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Makes a row of a damaged store one of this store's: a number of its own; its first id and
   * number, by which it was sealed, are kept.
   */
  void adopt(Map<String, @Nullable Object> row) {
    Object origin = row.get("origin");
    row.put("origin", origin == null ? row.get("client_id") : origin);
    Object first = row.get("first_number");
    row.put("first_number", first == null ? row.get("number") : first);
    row.put("client_id", clientId());
    row.put("number", takeNumber());
  }

  /** Takes a new client id and numbers what waits again, within the caller's transaction. */
  void renew(String clientId) {
    Meta.put(handle, Meta.CLIENT_ID, clientId);
    renumber();
  }

  /** What waits, in its order, under the present client id; it still says what its first was. */
  private void renumber() {
    String clientId = clientId();
    List<Long> waiting =
        handle
            .select(
                "select number from outbox where state in (?, ?) order by number", PENDING, HELD)
            .mapTo(Long.class)
            .list();
    for (long number : waiting) {
      handle.execute(
          "update outbox set number = ?, first_number = coalesce(first_number, number),"
              + " origin = coalesce(origin, client_id), client_id = ? where number = ?",
          takeNumber(),
          clientId,
          number);
    }
  }

  /**
   * The server may have lost what it acknowledged: it waits again, within the caller's transaction.
   */
  void sendAgain() {
    handle.execute(
        "update outbox set state = ?, code = null where state = ? or (state = ? and code = ?)",
        PENDING,
        DONE,
        HELD,
        FOR_AUTHOR);
    boolean ofAnother =
        handle
            .select(
                "select 1 from outbox where state = ? and client_id <> ? fetch first 1 rows only",
                PENDING,
                clientId())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (ofAnother) {
      renumber();
    }
  }

  /** Forgets what was acknowledged before {@code beforeMs} of the server's clock. */
  void prune(long beforeMs) {
    handle.execute(
        "delete from outbox where state = ? and server_ms < ?"
            + " and (conflicts is null or number in (select number from dealt_with))",
        DONE,
        beforeMs);
  }
}
