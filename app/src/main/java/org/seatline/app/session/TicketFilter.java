package org.seatline.app.session;

/**
 * A question to the tickets that somebody asks again and again. Empty parts mean any. Pure.
 *
 * @param name what its person calls it, at most {@value #NAME_MAX} characters
 * @param text words of the ticket or of its customer, as they were typed
 * @param state a state, or {@link TicketQuery#UNFINISHED}
 * @param queue whose ticket it is, or whose people do it
 * @param assignee agent id, or {@link TicketQuery#NOBODY}
 * @param days begun in the last so many days, a whole number
 */
public record TicketFilter(
    String name, String text, String state, String queue, String assignee, String days) {
  /** A longer name is cut. */
  public static final int NAME_MAX = 40;

  /** So many can be saved: as many as one finds at a glance. */
  public static final int SAVED_MAX = 12;

  /** The same question by another name. */
  public TicketFilter named(String next) {
    String stripped = next.strip();
    int end = Math.min(NAME_MAX, stripped.length());
    return new TicketFilter(stripped.substring(0, end).strip(), text, state, queue, assignee, days);
  }

  /** Whether both ask the same, whatever they are called. */
  public boolean asksAs(TicketFilter other) {
    return named("").equals(other.named(""));
  }
}
