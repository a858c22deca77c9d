package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What history keeps. Facts never change; a call's queue segments are numbered from 1. All times
 * are wall milliseconds since 1970 as the core knew them, durations are milliseconds, 0 means that
 * it did not happen.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fact.CallStarted.class, name = "call-started"),
  @JsonSubTypes.Type(value = Fact.QueueEntered.class, name = "queue-entered"),
  @JsonSubTypes.Type(value = Fact.Decided.class, name = "decided"),
  @JsonSubTypes.Type(value = Fact.OfferClosed.class, name = "offer-closed"),
  @JsonSubTypes.Type(value = Fact.CallAnswered.class, name = "call-answered"),
  @JsonSubTypes.Type(value = Fact.SegmentClosed.class, name = "segment-closed"),
  @JsonSubTypes.Type(value = Fact.CallClosed.class, name = "call-closed"),
  @JsonSubTypes.Type(value = Fact.WrapUpClosed.class, name = "wrap-up-closed"),
  @JsonSubTypes.Type(value = Fact.DispositionGiven.class, name = "disposition-given"),
  @JsonSubTypes.Type(value = Fact.SeatStateClosed.class, name = "seat-state-closed"),
  @JsonSubTypes.Type(value = Fact.StateForced.class, name = "state-forced"),
  @JsonSubTypes.Type(value = Fact.LastCallSet.class, name = "last-call-set"),
  @JsonSubTypes.Type(value = Fact.Overflowed.class, name = "overflowed"),
  @JsonSubTypes.Type(value = Fact.VoicemailLeft.class, name = "voicemail-left"),
  @JsonSubTypes.Type(value = Fact.DoorMoved.class, name = "door-moved"),
  @JsonSubTypes.Type(value = Fact.KeptFor.class, name = "kept-for"),
  @JsonSubTypes.Type(value = Fact.KeptOver.class, name = "kept-over"),
  @JsonSubTypes.Type(value = Fact.CallbackTaken.class, name = "callback-taken"),
  @JsonSubTypes.Type(value = Fact.CallbackTried.class, name = "callback-tried"),
  @JsonSubTypes.Type(value = Fact.CallbackMoved.class, name = "callback-moved"),
  @JsonSubTypes.Type(value = Fact.Transferred.class, name = "transferred"),
  @JsonSubTypes.Type(value = Fact.ConsultBegun.class, name = "consult-begun"),
  @JsonSubTypes.Type(value = Fact.ConsultClosed.class, name = "consult-closed"),
  @JsonSubTypes.Type(value = Fact.ConferenceChanged.class, name = "conference-changed"),
  @JsonSubTypes.Type(value = Fact.OutsideTried.class, name = "outside-tried"),
})
public sealed interface Fact {

  /** When it became true. */
  long atMs();

  /** A caller arrived. */
  record CallStarted(long atMs, String callId, String callerNumber, @Nullable String drill)
      implements Fact {}

  /**
   * A wait began.
   *
   * @param cause {@code new}, {@code moved} from another queue by the caller's choice, {@code
   *     overflow}, {@code transferred} (to a queue), {@code transferred-to-seat}, {@code
   *     handed-over} (to a seat that was asked: no wait), {@code voicemail-failed}, {@code
   *     callback}, {@code callback-declined}, {@code merged} (the caller's own callback gave up its
   *     place), {@code seat-lost} or {@code caller-unheard} (its phone had not answered when the
   *     seat hung up) or {@code came-back} (from a number outside that was dialled in vain)
   * @param points what the priority is made of, for example {@code menu 5, caller 20}; null when it
   *     was told before or there is none
   */
  record QueueEntered(
      long atMs,
      String callId,
      int segment,
      String queueId,
      int priority,
      String digit,
      String cause,
      @Nullable String points)
      implements Fact {
    /** Cause of a segment with a colleague who had been asked: no wait, and no new answer. */
    public static final String HANDED_OVER = "handed-over";

    /** Cause of a wait after a number outside was dialled in vain. */
    public static final String CAME_BACK = "came-back";

    /** Whether the caller went from seat to seat, without a wait. */
    public boolean handedOver() {
      return cause.equals(HANDED_OVER);
    }
  }

  /**
   * Why this seat got this call.
   *
   * @param candidates seats that were ready for the queue, this one included
   * @param waiting calls that waited in the queue, this one included
   * @param because a stable sentence of the strategy, for example {@code longest-idle 4200 ms}
   */
  record Decided(
      long atMs,
      String callId,
      String queueId,
      String offerId,
      String agentId,
      String strategy,
      int candidates,
      int waiting,
      String because)
      implements Fact {}

  /** An offer ended. */
  record OfferClosed(
      long atMs,
      String callId,
      int segment,
      String queueId,
      String offerId,
      String agentId,
      long offeredAtMs,
      OfferOutcome outcome)
      implements Fact {}

  /** A seat was granted the call. */
  record CallAnswered(
      long atMs,
      String callId,
      int segment,
      String queueId,
      String offerId,
      String agentId,
      long queuedAtMs,
      long offeredAtMs,
      long waitMs)
      implements Fact {}

  /** A wait and the talk that followed it (if any) are over. */
  record SegmentClosed(
      long atMs,
      String callId,
      int segment,
      String queueId,
      SegmentOutcome outcome,
      @Nullable String agentId,
      @Nullable EndedBy endedBy,
      long queuedAtMs,
      long offeredAtMs,
      long answeredAtMs,
      long waitMs,
      long talkMs,
      long holdMs)
      implements Fact {}

  /**
   * A call is over.
   *
   * @param outcome how its last segment ended, or {@link SegmentOutcome#ABANDONED} in the menu
   * @param why a code of {@link Why} when the server released it, else empty
   */
  record CallClosed(
      long atMs,
      String callId,
      String callerNumber,
      long arrivedAtMs,
      int segments,
      SegmentOutcome outcome,
      EndedBy endedBy,
      String why)
      implements Fact {}

  /**
   * A wrap-up is over.
   *
   * @param disposition null when the time ran out or a lead ended it
   */
  record WrapUpClosed(
      long atMs,
      String callId,
      String queueId,
      String agentId,
      long startedAtMs,
      long wrapUpMs,
      @Nullable String disposition)
      implements Fact {}

  /** A disposition was given, in time or late. */
  record DispositionGiven(long atMs, String callId, String agentId, String disposition)
      implements Fact {}

  /** A seat left a state. */
  record SeatStateClosed(
      long atMs, String agentId, String state, String reason, long sinceMs, long durationMs)
      implements Fact {}

  /** A lead forced a seat's state, at once or after the call. */
  record StateForced(long atMs, String agentId, ForcedState state, String reason, String by)
      implements Fact {}

  /**
   * A seat gets no call after the present one, or after one more when it has none.
   *
   * @param callId the present call, or null
   * @param signOut whether it is signed out then, else it goes not ready
   * @param by the lead who wants it, or null when the agent does
   */
  record LastCallSet(
      long atMs,
      String agentId,
      @Nullable String callId,
      boolean signOut,
      String reason,
      @Nullable String by)
      implements Fact {}

  /**
   * A queue could not serve a caller well, and a rule was used. What follows has its own facts.
   *
   * @param waiting whether the caller waited in this queue; else it was turned away at the entry
   * @param rule number of the rule in the queue's list, from 1
   * @param because a stable sentence, for example {@code waited 90000 ms}
   * @param target the next queue or the prompt, else empty
   */
  record Overflowed(
      long atMs,
      String callId,
      String queueId,
      boolean waiting,
      int rule,
      Overflow.When when,
      String because,
      Overflow.Then then,
      String target)
      implements Fact {}

  /** A caller waits for the agent who spoke with this customer last, until then at most. */
  record KeptFor(long atMs, String callId, String queueId, String agentId, long untilMs)
      implements Fact {}

  /**
   * A caller waits for anybody now.
   *
   * @param why {@code waited-enough}, {@code signed-out} or {@code no-longer-serves}
   */
  record KeptOver(long atMs, String callId, String queueId, String agentId, String why)
      implements Fact {}

  /** A caller left a message. */
  record VoicemailLeft(long atMs, String callId, String queueId, String callerNumber, long lengthMs)
      implements Fact {}

  /**
   * A caller has hung up and is to be called back.
   *
   * @param waitedMs since the caller began to wait: it goes on counting
   */
  record CallbackTaken(long atMs, String callId, String queueId, String number, long waitedMs)
      implements Fact {}

  /**
   * Somebody was dialled who is to be called back.
   *
   * @param attempt from 1, counted over all callbacks of the call
   * @param nextAtMs when the next attempt may come; 0 for none
   */
  record CallbackTried(
      long atMs,
      String callId,
      String queueId,
      String agentId,
      String number,
      int attempt,
      DialOutcome outcome,
      long nextAtMs)
      implements Fact {}

  /**
   * A callback may be answered from now on, or not for now.
   *
   * @param why {@code queue-closed}, {@code queue-open} or {@code pause-over}
   */
  record CallbackMoved(long atMs, String callId, String queueId, boolean waits, String why)
      implements Fact {}

  /**
   * A queue was opened or closed.
   *
   * @param by the lead's agent id, null when its hours did it
   */
  record DoorMoved(long atMs, String queueId, boolean open, String reason, @Nullable String by)
      implements Fact {}

  /** The agent who talked handed the caller over at once. */
  record Transferred(long atMs, String callId, String agentId, TransferTo target) implements Fact {}

  /** An agent asks somebody about a call. */
  record ConsultBegun(long atMs, String callId, String consultId, String agentId, TransferTo target)
      implements Fact {}

  /**
   * Asking is over.
   *
   * @param with who was talked to, or null
   * @param outcome {@code handed-over}, {@code ended}, or why nobody was reached
   */
  record ConsultClosed(
      long atMs,
      String callId,
      String consultId,
      String agentId,
      @Nullable String with,
      String outcome,
      long askedAtMs)
      implements Fact {}

  /** From now on all three hear each other, or no more. */
  record ConferenceChanged(long atMs, String callId, String consultId, String agentId, boolean on)
      implements Fact {}

  /**
   * What came of dialling a number outside, for a caller or for an agent who asks.
   *
   * @param agentId who handed over, or asks
   * @param outcome {@code answered}, or why not
   */
  record OutsideTried(
      long atMs,
      String callId,
      String offerId,
      String agentId,
      String number,
      String outcome,
      long dialledAtMs)
      implements Fact {}

  /** How an offer ended. */
  enum OfferOutcome {
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("ring-no-answer")
    RING_NO_ANSWER,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("withdrawn")
    WITHDRAWN
  }

  /** How a segment ended. */
  enum SegmentOutcome {
    /** A seat talked and the call ended. */
    @JsonProperty("answered")
    ANSWERED,
    /** The caller hung up before an answer. */
    @JsonProperty("abandoned")
    ABANDONED,
    /** The server ended it: queue full, waited too long, menu not used. */
    @JsonProperty("released")
    RELEASED,
    /** Moved to another queue before an answer. */
    @JsonProperty("moved")
    MOVED,
    /** A seat talked, then was lost; the caller waits again in the next segment. */
    @JsonProperty("seat-lost")
    SEAT_LOST,
    /** A seat talked and handed the caller over, who goes on in the next segment. */
    @JsonProperty("transferred")
    TRANSFERRED,
    /** The caller has hung up to be called back; the callback is the next segment. */
    @JsonProperty("callback")
    CALLBACK,
    /** A callback that reached nobody is over. */
    @JsonProperty("callback-over")
    CALLBACK_OVER
  }
}
