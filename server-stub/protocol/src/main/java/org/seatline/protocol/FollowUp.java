package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is still to be done about a ticket. It goes along with the ticket; each change of
 * it is one {@link Mutation.Edit} of the field {@link #field()}.
 *
 * @param id made by the seat
 * @param agentId who promised it
 * @param group id of the queue whose lead is to see it, empty where it is the agent's own
 * @param dueAtMs Unix milliseconds
 * @param number to be called back, empty for none
 * @param note at most {@link #NOTE_MAX_CHARS}
 * @param doneAtMs when it was done, or null
 */
public record FollowUp(
    String id,
    Kind kind,
    String agentId,
    String group,
    long dueAtMs,
    String number,
    String note,
    @Nullable Long doneAtMs) {
  /** Longer notes are refused. */
  public static final int NOTE_MAX_CHARS = 500;

  /** A ticket has no more than these. */
  public static final int MAX = 20;

  private static final int NUMBER_MAX_CHARS = 60;
  private static final int ID_MAX_CHARS = 60;
  private static final String FIELD = "@follow-up/";

  /** What is to be done. */
  public enum Kind {
    /** The agent wants to be reminded. */
    @JsonProperty("reminder")
    REMINDER("reminder"),
    /** Somebody waits to be called. */
    @JsonProperty("callback")
    CALLBACK("callback"),
    /** The lead of a group has to decide. */
    @JsonProperty("escalation")
    ESCALATION("escalation");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Stable name. */
    public String id() {
      return id;
    }
  }

  /** Whether a field of an edit stands for a follow-up. */
  public static boolean isField(String field) {
    return field.startsWith(FIELD);
  }

  /** The field of an edit that stands for it. */
  public String field() {
    return FIELD + id;
  }

  /** As it stands in an edit. */
  public String written() {
    return Wire.encode(this);
  }

  /** Reads what {@link #written} wrote; empty for anything else. */
  public static Optional<FollowUp> read(String written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.decode(written, FollowUp.class));
    } catch (MalformedMessageException e) {
      return Optional.empty();
    }
  }

  /** Whether it keeps the limits. */
  @JsonIgnore
  public boolean isSound() {
    return !id.isEmpty()
        && id.length() <= ID_MAX_CHARS
        && note.length() <= NOTE_MAX_CHARS
        && number.length() <= NUMBER_MAX_CHARS
        && (kind == Kind.ESCALATION) == !group.isEmpty();
  }

  /** Whether it is still to be done. */
  @JsonIgnore
  public boolean isPending() {
    return doneAtMs == null;
  }

  /** Whether it is for this agent, who leads these groups. */
  public boolean isFor(String agent, Set<String> led) {
    return group.isEmpty() ? agentId.equals(agent) : led.contains(group);
  }

  /** The same, done. */
  public FollowUp done(long atMs) {
    return new FollowUp(id, kind, agentId, group, dueAtMs, number, note, atMs);
  }
}
