package org.seatline.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who does a ticket, how soon, and what became of it so far.
 *
 * @param assignee agent id, or empty
 * @param group id of the queue whose people do it, or empty
 * @param priority a {@link TicketPriority}
 * @param pausedAtMs since when it waits, Unix milliseconds, or null
 * @param pausedMs working time that it has waited before
 * @param followUps what is still to be done about it, and what was done
 * @param history the last {@link #HISTORY_MAX} changes, the oldest first; long values are cut
 */
public record TicketHandling(
    String assignee,
    String group,
    String priority,
    @Nullable Long pausedAtMs,
    long pausedMs,
    List<TicketEvent> history,
    List<FollowUp> followUps) {
  /** So many changes go along with a ticket; the server keeps all of them. */
  public static final int HISTORY_MAX = 40;

  /** Of a ticket that nobody has taken yet. */
  public static final TicketHandling NONE =
      new TicketHandling("", "", TicketPriority.NORMAL.wire(), null, 0, List.of(), List.of());

  public TicketHandling {
    history = List.copyOf(history);
    followUps = followUps == null ? List.of() : List.copyOf(followUps); // not in older records
  }

  /** What stands in one of {@link Mutation.Edit#HANDLING}, or for a follow-up. */
  public String get(String field) {
    if (FollowUp.isField(field)) {
      return followUps.stream()
          .filter(each -> each.field().equals(field))
          .findFirst()
          .map(FollowUp::written)
          .orElse("");
    }
    return switch (field) {
      case Mutation.Edit.ASSIGNEE -> assignee;
      case Mutation.Edit.GROUP -> group;
      case Mutation.Edit.PRIORITY -> priority;
      default -> throw new IllegalArgumentException("not of a ticket's handling: " + field);
    };
  }

  /** With another value in one of {@link Mutation.Edit#HANDLING}, or for a follow-up. */
  public TicketHandling with(String field, String value) {
    if (FollowUp.isField(field)) {
      return withFollowUp(field, FollowUp.read(value));
    }
    return switch (field) {
      case Mutation.Edit.ASSIGNEE ->
          new TicketHandling(value, group, priority, pausedAtMs, pausedMs, history, followUps);
      case Mutation.Edit.GROUP ->
          new TicketHandling(assignee, value, priority, pausedAtMs, pausedMs, history, followUps);
      case Mutation.Edit.PRIORITY ->
          new TicketHandling(assignee, group, value, pausedAtMs, pausedMs, history, followUps);
      default -> throw new IllegalArgumentException("not of a ticket's handling: " + field);
    };
  }

  private TicketHandling withFollowUp(String field, Optional<FollowUp> next) {
    List<FollowUp> others = followUps.stream().filter(each -> !each.field().equals(field)).toList();
    List<FollowUp> all = Stream.concat(others.stream(), next.stream()).toList();
    return new TicketHandling(assignee, group, priority, pausedAtMs, pausedMs, history, all);
  }

  /** With its time stopped since then, or running when null. */
  public TicketHandling paused(@Nullable Long sinceMs, long before) {
    return new TicketHandling(assignee, group, priority, sinceMs, before, history, followUps);
  }

  /** With one more change; the oldest is left out when there are too many. */
  public TicketHandling and(TicketEvent event) {
    List<TicketEvent> all = Stream.concat(history.stream(), Stream.of(event)).toList();
    List<TicketEvent> last = all.subList(Math.max(0, all.size() - HISTORY_MAX), all.size());
    return new TicketHandling(assignee, group, priority, pausedAtMs, pausedMs, last, followUps);
  }
}
