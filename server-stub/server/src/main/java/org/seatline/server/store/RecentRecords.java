package org.seatline.server.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.Change;

/** The customers whom somebody is likeliest to talk to next, with what there is about them. */
public final class RecentRecords {
  private static final int OF_A_QUEUE_MAX = 150;
  private static final int OWN_TICKETS_MAX = 100;

  private final Handle handle;
  private final Feed feed;

  RecentRecords(Handle handle, Feed feed) {
    this.handle = handle;
    this.feed = feed;
  }

  /**
   * The last callers of these queues, those who wait in them now, and the customers of this
   * person's open tickets; with their tickets and contacts.
   *
   * @param most at most so many changes, customers first
   */
  public List<Change> of(Collection<String> queues, String agentId, int most) {
    Set<String> customers = new LinkedHashSet<>();
    for (String queue : queues) {
      customers.addAll(callers(queue));
      customers.addAll(contacted(queue));
    }
    customers.addAll(ofOpenTickets(agentId));
    List<Change> found = new ArrayList<>();
    for (List<String> some : slices(List.copyOf(customers))) {
      found.addAll(feed.ofCustomers(some));
    }
    found.sort(Comparator.comparing(Change::kind).thenComparingLong(Change::number));
    return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
  }

  private static List<List<String>> slices(List<String> ids) {
    List<List<String>> slices = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += OF_A_QUEUE_MAX) {
      slices.add(ids.subList(from, Math.min(ids.size(), from + OF_A_QUEUE_MAX)));
    }
    return List.copyOf(slices);
  }

  private List<String> callers(String queue) {
    return ids(
        "select p.customer_id from (select call_id, queued_ms from call_segments"
            + " where queue_id = ? order by queued_ms desc fetch first "
            + OF_A_QUEUE_MAX
            + " rows only) s join calls c on c.call_id = s.call_id"
            + " join phones p on p.phone = c.caller_number order by s.queued_ms desc",
        queue);
  }

  private List<String> contacted(String queue) {
    return ids(
        "select customer_id from contacts where queue_id = ? order by started_ms desc fetch first "
            + OF_A_QUEUE_MAX
            + " rows only",
        queue);
  }

  private List<String> ofOpenTickets(String agentId) {
    return ids(
        "select customer_id from tickets where created_by = ? and state <> 'closed'"
            + " and customer_id is not null order by created_ms desc fetch first "
            + OWN_TICKETS_MAX
            + " rows only",
        agentId);
  }

  private List<String> ids(String sql, String value) {
    return handle.select(sql, value).mapTo(String.class).list();
  }
}
