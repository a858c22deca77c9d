package org.seatline.app.local;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables of the copy, twice: {@link CopySets} says which set is read and which one is made. */
final class CopyTables {
  static final String CUSTOMERS = "customers_";
  static final String TICKETS = "tickets_";
  static final String CONTACTS = "contacts_";
  static final String LINKS = "links_";
  static final String NEW_LINKS = "new_links_";
  static final String TEXTS = "texts_";
  static final String DOCUMENTS = "documents_";

  private static final List<String> OF_RECORDS =
      List.of(CUSTOMERS, TICKETS, CONTACTS, LINKS, NEW_LINKS, TEXTS);

  private CopyTables() {}

  /**
   * From one set to two. What this seat has finished and the server has not shown yet stays; the
   * rest is copied anew.
   */
  static List<String> twice() {
    List<String> statements = new ArrayList<>();
    statements.add(
        "create table own_tickets (id varchar(64) primary key, customer_id varchar(64),"
            + " body varchar not null)");
    statements.add("create index own_tickets_customer on own_tickets (customer_id)");
    statements.add(
        "insert into own_tickets (id, customer_id, body)"
            + " select id, customer_id, body from tickets where not sent");
    for (String old : List.of("customers", "phones", "tickets", "contacts", "documents")) {
      statements.add("drop table " + old);
    }
    statements.add("delete from meta where name like 'point-%'");
    CopySets.ALL.forEach(set -> statements.addAll(create(set)));
    return List.copyOf(statements);
  }

  private static List<String> create(int set) {
    String row = " (id varchar(100) primary key, body varchar not null)";
    return List.of(
        "create table " + CUSTOMERS + set + row,
        "create table " + TICKETS + set + row,
        "create table " + CONTACTS + set + row,
        "create table "
            + LINKS
            + set
            + " (target varchar(110) not null, id varchar(100) not null,"
            + " primary key (target, id))",
        "create table " + NEW_LINKS + set + " (number bigint primary key, pairs varchar not null)",
        "create table " + TEXTS + set + " (number bigint primary key, block varbinary not null)",
        "create table "
            + DOCUMENTS
            + set
            + " (kind varchar(16) not null, id varchar(128) not null, body varchar not null,"
            + " primary key (kind, id))");
  }

  /** Empties the tables of records of a set at once, outside of any transaction. */
  static void emptyRecords(Handle handle, int set) {
    for (String table : OF_RECORDS) {
      handle.execute("truncate table " + table + set);
    }
  }
}
