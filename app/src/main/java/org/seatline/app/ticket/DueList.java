package org.seatline.app.ticket;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.seatline.app.session.Desk;
import org.seatline.protocol.FollowUp;

/** What is to be done next: what is due first, the longest due before all. Pure. */
final class DueList {
  /** What is due later than this is not shown yet. */
  static final Duration AHEAD = Duration.ofHours(12);

  private DueList() {}

  /** Something to do, and whether its time has come. */
  record Item(Desk.Followed followed, boolean due) {}

  static List<Item> of(List<Desk.Followed> all, long nowMs) {
    return all.stream()
        .filter(each -> each.what().dueAtMs() - nowMs <= AHEAD.toMillis())
        .sorted(
            Comparator.comparingLong((Desk.Followed each) -> each.what().dueAtMs())
                .thenComparing(each -> each.what().kind() != FollowUp.Kind.ESCALATION)
                .thenComparing(each -> each.what().id()))
        .map(each -> new Item(each, each.what().dueAtMs() <= nowMs))
        .toList();
  }
}
