package org.seatline.server.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.Change;

/**
 * The customers whom somebody is likeliest to talk to next, with what there is about them. What is
 * asked for the newest of something is ordered by all columns of its index, the fixed one too: only
 * so H2 reads the index from its end and stops.
 */
public final class RecentRecords {
  private static final int OF_A_QUEUE_MAX = 150;
  private static final int OWN_TICKETS_MAX = 100;

  /** Among so many of the newest ones the open ones are looked for. */
  private static final int OWN_TICKETS_SEEN_MAX = 5_000;

  private final Handle handle;
  private final FeedReader feed;

  RecentRecords(Handle handle, FeedReader feed) {
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
    List<Change> found = new ArrayList<>(feed.ofCustomers(List.copyOf(customers)));
    found.sort(Comparator.comparing(Change::kind).thenComparingLong(Change::number));
    return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
  }

  private List<String> callers(String queue) {
    return ids(
        "select p.customer_id from (select call_id, queued_ms from call_segments"
            + " where queue_id = ? order by queue_id desc, queued_ms desc fetch first "
            + OF_A_QUEUE_MAX
            + " rows only) s join calls c on c.call_id = s.call_id"
            + " join phones p on p.phone = c.caller_number order by s.queued_ms desc",
        queue);
  }

  private List<String> contacted(String queue) {
    return ids(
        "select customer_id from contacts where queue_id = ?"
            + " order by queue_id desc, started_ms desc fetch first "
            + OF_A_QUEUE_MAX
            + " rows only",
        queue);
  }

  private List<String> ofOpenTickets(String agentId) {
    return ids(
        "select customer_id from (select customer_id, state, created_ms from tickets"
            + " where created_by = ? order by created_by desc, created_ms desc fetch first "
            + OWN_TICKETS_SEEN_MAX
            + " rows only) t where state <> 'closed' and customer_id is not null"
            + " order by created_ms desc fetch first "
            + OWN_TICKETS_MAX
            + " rows only",
        agentId);
  }

  private List<String> ids(String sql, String value) {
    return handle.select(sql, value).mapTo(String.class).list();
  }
}
