package org.seatline.server.store;

import java.util.Collections;
import java.util.List;

/** Tables of history whose rows are written once, with their columns in order. */
public enum HistoryTable {
  OFFERS(
      "call_offers",
      "journal, offer_id, call_id, segment, queue_id, agent_id, offered_ms, closed_ms, outcome"),
  DECISIONS(
      "call_decisions",
      "journal, offer_id, call_id, queue_id, agent_id, at_ms, strategy, candidates, waiting,"
          + " because"),
  WRAP_UPS(
      "wrap_up_intervals",
      "journal, effect_id, call_id, queue_id, agent_id, started_ms, ended_ms, duration_ms,"
          + " disposition"),
  SEAT_INTERVALS(
      "seat_intervals",
      "journal, effect_id, agent_id, state, reason, since_ms, until_ms, duration_ms");

  private final String table;
  private final String columns;

  HistoryTable(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  String insertSql() {
    int count = List.of(columns.split(",")).size();
    return "insert into "
        + table
        + " ("
        + columns
        + ") values ("
        + String.join(", ", Collections.nCopies(count, "?"))
        + ")";
  }
}
