package org.seatline.app.local;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables, as steps from version to version; a step that was released never changes. */
final class Schema {
  private static final List<String> VERSION_1 =
      List.of(
          "create table customers (id varchar(64) primary key, search varchar not null,"
              + " body varchar not null)",
          "create table phones (number varchar(40) not null, customer_id varchar(64) not null,"
              + " primary key (number, customer_id))",
          "create index phones_customer on phones (customer_id)",
          "create table tickets (id varchar(64) primary key, customer_id varchar(64),"
              + " open boolean not null, sent boolean not null, created_at_ms bigint not null,"
              + " body varchar not null)",
          "create index tickets_customer on tickets (customer_id)",
          "create table contacts (id varchar(64) primary key, customer_id varchar(64) not null,"
              + " started_at_ms bigint not null, body varchar not null)",
          "create index contacts_customer on contacts (customer_id)",
          "create table documents (kind varchar(16) not null, id varchar(128) not null,"
              + " body varchar not null, primary key (kind, id))",
          "create table drafts (id varchar(64) primary key, agent_id varchar(32) not null,"
              + " call_id varchar(128) not null, queue_id varchar(64) not null,"
              + " content varchar not null, saved_at_ms bigint not null)",
          "create table outbox (number bigint primary key, agent_id varchar(32) not null,"
              + " subject varchar(160) not null, body varchar not null, state varchar(16) not null,"
              + " code varchar(64), changed_at_ms bigint not null)",
          "create index outbox_state on outbox (state)",
          "create table call_ends (call_id varchar(128) primary key, at_ms bigint not null,"
              + " cause varchar(32) not null)",
          "create table call_notes (call_id varchar(128) primary key, customer_id varchar(64),"
              + " path varchar not null)",
          "create table call_journal (id bigint generated always as identity primary key,"
              + " agent_id varchar(32) not null, call_id varchar(128) not null,"
              + " at_ms bigint not null, what varchar(32) not null, detail varchar not null)",
          "create index call_journal_at on call_journal (agent_id, at_ms)",
          "create table recordings (id varchar(64) primary key, call_id varchar(128) not null,"
              + " file varchar not null, state varchar(16) not null, manifest varchar,"
              + " begun varchar not null, changed_at_ms bigint not null)");

  /** What people write is sealed by their own keys; no key: written before that. */
  private static final List<String> VERSION_2 =
      List.of(
          "alter table drafts add column key_id varchar(36)",
          "alter table call_notes add column key_id varchar(36)");

  /** What the sync protocol asks for; the copy is fetched anew, what waits is kept. */
  private static final List<String> VERSION_3 =
      List.of(
          "alter table outbox add column client_id varchar(64)",
          "update outbox set client_id = (select content from meta where name = 'client-id')",
          "alter table outbox alter column client_id set not null",
          "alter table outbox add column origin varchar(64)",
          "alter table outbox add column conflicts varchar",
          "alter table outbox add column server_ms bigint default 0 not null",
          "delete from meta where name in ('epoch', 'after-change')");

  /** What people did about what came back to them. */
  private static final List<String> DEALT_WITH =
      List.of(
          "create table dealt_with (number bigint primary key, how varchar(16) not null,"
              + " at_ms bigint not null)");

  /** What people are in the middle of, for the next process. */
  private static final List<String> LEFT_WORK =
      List.of(
          "create table left_work (agent_id varchar(32) not null, what varchar(16) not null,"
              + " key_id varchar(36) not null, content varchar not null,"
              + " primary key (agent_id, what))");

  /**
   * What waits is sealed: for the server, for its author. Rows of before stay in the open until
   * their author signs in.
   */
  private static final List<String> SEALED =
      List.of(
          "alter table outbox alter column body drop not null",
          "alter table outbox add column key_id varchar(36)",
          "alter table outbox add column own varchar",
          "alter table outbox add column seal_key varchar(64)",
          "alter table outbox add column box varchar",
          "alter table outbox add column first_number bigint",
          "alter table own_tickets add column key_id varchar(36)",
          "alter table recordings add column sealed varchar");

  /** Files of tickets, sealed on the disk. */
  private static final List<String> FILES =
      List.of(
          "create table attached_files (id varchar(64) primary key, draft_id varchar(160) not null,"
              + " state varchar(16) not null, sealed varchar, changed_at_ms bigint not null)");

  private static final List<List<String>> STEPS =
      List.of(
          VERSION_1,
          VERSION_2,
          VERSION_3,
          CopyTables.twice(),
          DEALT_WITH,
          LEFT_WORK,
          SEALED,
          FILES);

  private Schema() {}

  /** The version that this program knows. */
  static int version() {
    return STEPS.size();
  }

  /**
   * Brings the tables to the present version.
   *
   * @throws StoreUnusableException when they are of a newer program
   */
  static void migrate(Handle handle) throws StoreUnusableException {
    migrate(handle, version());
  }

  /** Brings the tables to some version; for tests of what an older program left behind. */
  static void migrate(Handle handle, int version) throws StoreUnusableException {
    handle.execute(
        "create table if not exists meta (name varchar(64) primary key, content varchar not null)");
    int present = Integer.parseInt(Meta.get(handle, Meta.SCHEMA).orElse("0"));
    if (present > version()) {
      throw new StoreUnusableException("the store was made by a newer program", null);
    }
    for (int next = present; next < version; next++) {
      List<String> statements = STEPS.get(next);
      int reached = next + 1;
      handle.useTransaction(
          tx -> {
            statements.forEach(tx::execute);
            Meta.put(tx, Meta.SCHEMA, Integer.toString(reached));
          });
    }
  }
}
