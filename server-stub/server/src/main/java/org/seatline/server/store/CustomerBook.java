package org.seatline.server.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.CustomerHistory.Line;

/** What people did to customers' records. It only grows. */
public final class CustomerBook {
  private static final int VALUE_MAX_CHARS = 1_000;
  private static final int LINES_MAX = 200;

  private final Handle handle;

  CustomerBook(Handle handle) {
    this.handle = handle;
  }

  /** Writes a line; values that are too long are cut. */
  public void add(String customerId, Line line) {
    handle.execute(
        "insert into customer_history (customer_id, at_ms, agent_id, act, about, before_value,"
            + " after_value) values (?, ?, ?, ?, ?, ?, ?)",
        customerId,
        line.atMs(),
        line.agentId(),
        line.act(),
        line.about(),
        cut(line.before()),
        cut(line.after()));
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(value.length(), VALUE_MAX_CHARS));
  }

  /** The latest lines of a record, latest first. */
  public List<Line> of(String customerId) {
    return handle
        .select(
            "select at_ms, agent_id, act, about, before_value, after_value from customer_history"
                + " where customer_id = ? order by customer_id desc, number desc fetch first "
                + LINES_MAX
                + " rows only",
            customerId)
        .map(
            (rs, ctx) ->
                new Line(
                    rs.getLong(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6)))
        .list();
  }

  /** The records that people changed: a file that is loaded leaves them alone. */
  public Set<String> changedByPeople() {
    return new HashSet<>(
        handle
            .select("select distinct customer_id from customer_history where act <> 'revealed'")
            .mapTo(String.class)
            .list());
  }
}
