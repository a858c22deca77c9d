package org.seatline.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Wire;

/** Merges of customers, with what is needed to take them back. */
public final class CustomerMerges {
  private final Handle handle;

  CustomerMerges(Handle handle) {
    this.handle = handle;
  }

  /**
   * A merge.
   *
   * @param keptBefore the kept record as it was
   * @param goneBefore the other one as it was
   * @param keptAfter what was made of both
   * @param partedMs when it was taken back, or null
   */
  public record Merge(
      String id,
      CustomerRecord keptBefore,
      CustomerRecord goneBefore,
      CustomerRecord keptAfter,
      List<String> tickets,
      List<String> contacts,
      long mergedMs,
      String agentId,
      @Nullable Long partedMs) {}

  /** Writes down a merge. */
  public void add(Merge merge) {
    handle.execute(
        "insert into customer_merges (id, kept_id, gone_id, kept_before, gone_before, kept_after,"
            + " moved_tickets, moved_contacts, merged_ms, agent_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        merge.id(),
        merge.keptBefore().id(),
        merge.goneBefore().id(),
        Wire.encode(merge.keptBefore()),
        Wire.encode(merge.goneBefore()),
        Wire.encode(merge.keptAfter()),
        Wire.encode(merge.tickets()),
        Wire.encode(merge.contacts()),
        merge.mergedMs(),
        merge.agentId());
  }

  /** The merge with this id. */
  public Optional<Merge> find(String id) {
    return handle
        .select(
            "select id, kept_before, gone_before, kept_after, moved_tickets, moved_contacts,"
                + " merged_ms, agent_id, parted_ms from customer_merges where id = ?",
            id)
        .map(
            (rs, ctx) ->
                new Merge(
                    rs.getString(1),
                    customer(rs.getString(2)),
                    customer(rs.getString(3)),
                    customer(rs.getString(4)),
                    ids(rs.getString(5)),
                    ids(rs.getString(6)),
                    rs.getLong(7),
                    rs.getString(8),
                    rs.getObject(9, Long.class)))
        .findOne();
  }

  /** It was taken back. */
  public void parted(String id, long nowMs) {
    handle.execute("update customer_merges set parted_ms = ? where id = ?", nowMs, id);
  }

  private static CustomerRecord customer(String json) {
    try {
      return Wire.decode(json, CustomerRecord.class);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored customer cannot be read", e);
    }
  }

  private static List<String> ids(String json) {
    try {
      return Wire.mapper().readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored ids cannot be read", e);
    }
  }
}
