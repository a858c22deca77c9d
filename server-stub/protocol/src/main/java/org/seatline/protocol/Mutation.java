package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something an agent did that the server must apply exactly once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mutation.TicketSubmitted.class, name = "ticket-submitted"),
  @JsonSubTypes.Type(value = Mutation.TicketChanged.class, name = "ticket-changed"),
  @JsonSubTypes.Type(value = Mutation.CallWrappedUp.class, name = "call-wrapped-up"),
  @JsonSubTypes.Type(value = Mutation.NoteAdded.class, name = "note-added"),
  @JsonSubTypes.Type(value = Mutation.RecordingMade.class, name = "recording-made"),
  @JsonSubTypes.Type(value = Mutation.CallMeasured.class, name = "call-measured"),
  @JsonSubTypes.Type(value = Mutation.LineCallEnded.class, name = "line-call-ended"),
  @JsonSubTypes.Type(value = Mutation.CustomerCreated.class, name = "customer-created"),
  @JsonSubTypes.Type(value = Mutation.CustomerChanged.class, name = "customer-changed"),
  @JsonSubTypes.Type(value = Mutation.CustomersMerged.class, name = "customers-merged"),
  @JsonSubTypes.Type(value = Mutation.CustomersParted.class, name = "customers-parted"),
  @JsonSubTypes.Type(value = Mutation.NumberRevealed.class, name = "number-revealed")
})
public sealed interface Mutation {

  /** Mutations of one subject are applied in order. */
  String subject();

  /** A finished ticket; {@code number} of the record is empty, the server gives one. */
  record TicketSubmitted(TicketRecord ticket) implements Mutation {
    @Override
    public String subject() {
      return "ticket/" + ticket.id();
    }
  }

  /** Some fields of a ticket that is there were changed, the others are as they may be. */
  record TicketChanged(String ticketId, List<Edit> edits, long atMs) implements Mutation {
    @Override
    public String subject() {
      return "ticket/" + ticketId;
    }
  }

  /**
   * A field that was changed.
   *
   * @param field id of the form's field, {@link #STATE}, or one of {@link #HANDLING}
   * @param before what the person saw in it
   */
  record Edit(String field, String before, String after) {
    /** Stands for the ticket's state. */
    public static final String STATE = "@state";

    /** Stands for the agent who does the ticket. */
    public static final String ASSIGNEE = "@assignee";

    /** Stands for the queue whose people do the ticket. */
    public static final String GROUP = "@group";

    /** Stands for how soon it wants to be done. */
    public static final String PRIORITY = "@priority";

    /** What stands for the parts of {@link TicketHandling}. */
    public static final Set<String> HANDLING = Set.of(ASSIGNEE, GROUP, PRIORITY);

    /** Whether a field stands for a part of {@link TicketHandling}. */
    public static boolean isHandling(String field) {
      return HANDLING.contains(field) || FollowUp.isField(field);
    }

    /** The edit that takes this one back. */
    public Edit back() {
      String was = before;
      return new Edit(field, after, was);
    }
  }

  /**
   * A call was wrapped up.
   *
   * @param scriptPath the steps taken, with the answers
   */
  record CallWrappedUp(
      String callId,
      String agentId,
      @Nullable String customerId,
      String disposition,
      List<ScriptStepTaken> scriptPath,
      long wrapUpMs)
      implements Mutation {
    @Override
    public String subject() {
      return "call/" + callId;
    }
  }

  /** One step of a script as it was taken; {@code answer} is null where nothing was asked. */
  record ScriptStepTaken(
      String scriptId, int scriptVersion, String stepId, @Nullable String answer, long atMs) {}

  /** A note on a customer. Notes only grow. */
  record NoteAdded(String noteId, String customerId, String text, long atMs) implements Mutation {
    @Override
    public String subject() {
      return "customer/" + customerId;
    }
  }

  /** A recording exists at the seat and will be uploaded. */
  record RecordingMade(RecordingManifest manifest, Map<String, String> labels) implements Mutation {
    @Override
    public String subject() {
      return "recording/" + manifest.recordingId();
    }
  }

  /** How a call sounded, once it is over. */
  record CallMeasured(String callId, String agentId, CallQuality quality) implements Mutation {
    @Override
    public String subject() {
      return "quality/" + callId;
    }
  }

  /**
   * A call over the fall-back line is over.
   *
   * @param outgoing whether the seat placed it
   * @param number of the other side, normalised; empty when withheld
   * @param answeredMs when both could talk, or null
   * @param cause why it ended
   */
  record LineCallEnded(
      String callId,
      String agentId,
      boolean outgoing,
      String number,
      long startedMs,
      @Nullable Long answeredMs,
      long endedMs,
      String cause)
      implements Mutation {
    @Override
    public String subject() {
      return "call/" + callId;
    }
  }

  /** What changes customers' records, or tells who looked at them. */
  sealed interface OfCustomer extends Mutation {}

  /** A caller whom nobody knew; the record's id was made by the seat. */
  record CustomerCreated(CustomerRecord customer, long atMs) implements OfCustomer {
    @Override
    public String subject() {
      return "customer/" + customer.id();
    }
  }

  /**
   * Some {@link CustomerField fields} of a customer were changed, the others are as they may be.
   */
  record CustomerChanged(String customerId, List<Edit> edits, long atMs) implements OfCustomer {
    @Override
    public String subject() {
      return "customer/" + customerId;
    }
  }

  /**
   * Two records were one customer: one is kept, the other points to it.
   *
   * @param fromGone ids of the {@link CustomerField fields} whose value is that of the other one
   * @param seen both as whoever decided saw them: what has changed since must be looked at again
   * @param reason why they are one customer, never blank
   */
  record CustomersMerged(
      String mergeId,
      String keptId,
      String goneId,
      List<String> fromGone,
      Seen seen,
      String reason,
      long atMs)
      implements OfCustomer {
    public CustomersMerged {
      Objects.requireNonNull(seen, "seen");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String subject() {
      return "customer/" + keptId;
    }
  }

  /** Two records as somebody saw them, without what comes from billing. */
  record Seen(CustomerRecord kept, CustomerRecord gone) {
    public Seen {
      kept = kept.withMeters(List.of(), List.of());
      gone = gone.withMeters(List.of(), List.of());
    }
  }

  /** A merge is taken back. */
  record CustomersParted(String mergeId, String keptId, long atMs) implements OfCustomer {
    @Override
    public String subject() {
      return "customer/" + keptId;
    }
  }

  /**
   * Somebody had a masked number shown.
   *
   * @param revealId made by the seat
   * @param customerId whose it is, or null for a caller whom nobody knows
   * @param callId during which call, or null
   * @param reason why, empty where the centre asks for none
   */
  record NumberRevealed(
      String revealId,
      @Nullable String customerId,
      @Nullable String callId,
      String number,
      String reason,
      long atMs)
      implements OfCustomer {
    @Override
    public String subject() {
      return "reveal/" + revealId; // a change that was refused must not hold up what is audited
    }
  }
}
