package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the shells have to do. Ids grow by one and are the same on every replay. An effect may be
 * handed out again after a crash: compare before repeating it (SIP is not idempotent).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.PlayMenu.class, name = "play-menu"),
  @JsonSubTypes.Type(value = Effect.PlayQueue.class, name = "play-queue"),
  @JsonSubTypes.Type(value = Effect.AnnouncePosition.class, name = "announce-position"),
  @JsonSubTypes.Type(value = Effect.OfferCall.class, name = "offer-call"),
  @JsonSubTypes.Type(value = Effect.WithdrawOffer.class, name = "withdraw-offer"),
  @JsonSubTypes.Type(value = Effect.Connect.class, name = "connect"),
  @JsonSubTypes.Type(value = Effect.RejectAnswer.class, name = "reject-answer"),
  @JsonSubTypes.Type(value = Effect.ReleaseCall.class, name = "release-call"),
  @JsonSubTypes.Type(value = Effect.ReleaseSeatLeg.class, name = "release-seat-leg"),
  @JsonSubTypes.Type(value = Effect.SeatStateChanged.class, name = "seat-state-changed"),
  @JsonSubTypes.Type(value = Effect.QueueChanged.class, name = "queue-changed"),
  @JsonSubTypes.Type(value = Effect.Recorded.class, name = "recorded"),
  @JsonSubTypes.Type(value = Effect.EventRefused.class, name = "event-refused"),
  @JsonSubTypes.Type(value = Effect.TakeVoicemail.class, name = "take-voicemail"),
  @JsonSubTypes.Type(value = Effect.QueueDoor.class, name = "queue-door"),
  @JsonSubTypes.Type(value = Effect.ConfirmSeat.class, name = "confirm-seat"),
  @JsonSubTypes.Type(value = Effect.AskCallback.class, name = "ask-callback"),
  @JsonSubTypes.Type(value = Effect.KeepCallback.class, name = "keep-callback"),
  @JsonSubTypes.Type(value = Effect.DialCaller.class, name = "dial-caller"),
  @JsonSubTypes.Type(value = Effect.StopDialling.class, name = "stop-dialling"),
  @JsonSubTypes.Type(value = Effect.ConsultChanged.class, name = "consult-changed"),
  @JsonSubTypes.Type(value = Effect.HandOver.class, name = "hand-over"),
  @JsonSubTypes.Type(value = Effect.DialOutside.class, name = "dial-outside"),
})
public sealed interface Effect {

  /** Grows by one with each effect of this core; the key for reconciliation. */
  long id();

  /** Whether it is handed out again after a crash until it was confirmed. */
  default boolean durable() {
    return switch (this) {
      case AnnouncePosition e -> false;
      case SeatStateChanged e -> false;
      case QueueChanged e -> false;
      case EventRefused e -> false;
      case QueueDoor e -> false;
      case ConfirmSeat e -> false;
      case AskCallback e -> false;
      case ConsultChanged e -> false;
      default -> true;
    };
  }

  /** Speak the notice and the menu to the caller. */
  record PlayMenu(long id, String callId) implements Effect {}

  /** Music for a waiting caller; also after a seat that did not serve the call. */
  record PlayQueue(long id, String callId, String queueId, int position) implements Effect {}

  /** Tell a waiting caller the position (1 is next) and the estimated wait (0 for unknown). */
  record AnnouncePosition(
      long id, String callId, String queueId, int position, long estimatedWaitMs)
      implements Effect {}

  /** Ring this seat, over the seat channel and by INVITE, until the deadline. */
  record OfferCall(
      long id,
      String offerId,
      String callId,
      String agentId,
      String queueId,
      String callerNumber,
      String digit,
      Map<String, String> attached,
      long arrivedAtMs,
      long queuedAtMs,
      long offeredAtMs,
      long deadlineMs)
      implements Effect {
    public OfferCall {
      attached = Map.copyOf(attached);
    }
  }

  /** Stop ringing (CANCEL); the reasons are in {@link Why}. */
  record WithdrawOffer(long id, String offerId, String callId, String agentId, String why)
      implements Effect {}

  /** The grant: connect the caller with this seat. The same offer may be granted again. */
  record Connect(long id, String offerId, String callId, String agentId) implements Effect {}

  /** The answer was not granted: ACK and BYE. */
  record RejectAnswer(long id, String offerId, String callId, String agentId, String why)
      implements Effect {}

  /**
   * Speak if need be, then end the caller's leg; the core has forgotten the call.
   *
   * @param prompt what to say, empty for nothing in particular
   */
  record ReleaseCall(long id, String callId, String why, String prompt) implements Effect {
    public ReleaseCall {
      prompt = Objects.requireNonNullElse(prompt, "");
    }

    ReleaseCall(long id, String callId, String why) {
      this(id, callId, why, "");
    }
  }

  /**
   * Let the caller leave a message of at most so long, then submit {@link Event.VoicemailTaken}, or
   * {@link Event.VoicemailFailed} when that cannot be done.
   */
  record TakeVoicemail(long id, String callId, String queueId, long maxMs) implements Effect {}

  /**
   * Tell the caller how to be called back.
   *
   * @param waiting whether the caller waits meanwhile; else {@link Event.CallbackDeclined} is
   *     wanted from who does not choose
   */
  record AskCallback(long id, String callId, String queueId, boolean waiting) implements Effect {}

  /** The callback is taken: say so and hang up, without losing the call. */
  record KeepCallback(long id, String callId, String queueId, String number) implements Effect {}

  /**
   * Dial the caller for the seat that has answered, and submit {@link Event.CallbackReached} or
   * {@link Event.CallbackMissed}. Never repeated: one that is handed out again was missed.
   *
   * @param attempt from 1, counted over all callbacks of the call; with the call's id it names the
   *     attempt
   */
  record DialCaller(
      long id,
      String callId,
      String offerId,
      String agentId,
      String number,
      int attempt,
      long ringMs)
      implements Effect {}

  /**
   * Dial a number outside for a caller or for an agent who asks, and submit {@link
   * Event.OfferAnswered} or {@link Event.OfferFailed} ({@code busy}, {@code refused}, {@code
   * no-answer}, {@code wrong-number}, {@code unreachable}) with the number in place of the agent.
   * {@link WithdrawOffer} ends the ringing. Never repeated.
   *
   * @param agentId who handed over, or asks
   * @param number E.164 with the plus sign
   * @param trunk host and port of the trunk that brought the caller
   */
  record DialOutside(
      long id, String callId, String offerId, String agentId, String number, String trunk)
      implements Effect {}

  /** Dial no longer (CANCEL); the callback waits on or is over. */
  record StopDialling(long id, String callId, int attempt, String why) implements Effect {}

  /**
   * How far asking a colleague is, for the asker.
   *
   * @param state {@code dialling}, {@code ringing}, {@code connected}, {@code failed}, {@code
   *     ended}
   * @param cause why it failed, else null
   */
  record ConsultChanged(
      long id,
      String callId,
      String consultId,
      String agentId,
      String state,
      @Nullable String cause)
      implements Effect {}

  /**
   * Join the caller with the seat that was asked, and end both legs of the one that asked.
   *
   * @param agentId the seat that has the call from now on
   * @param offerId by which it was asked
   * @param handover what moves along, as it is now; null when that is as it was
   */
  record HandOver(
      long id,
      String callId,
      String consultId,
      String fromAgentId,
      String agentId,
      String offerId,
      @Nullable String handover)
      implements Effect {}

  /** Whether a queue takes new callers now, for the monitors. */
  record QueueDoor(long id, String queueId, boolean open, String why) implements Effect {}

  /**
   * Ask the plain phone of this seat, within its dialog, whether it is still on the call: {@link
   * Event.SeatConfirmed} if it is, else {@link Event.CallEnded} or {@link Event.ConnectFailed}.
   *
   * @param why {@link Why#SERVER_RESTARTED}, {@link Why#PHONE_MOVED} or {@link
   *     Why#REGISTRATION_LOST}
   */
  record ConfirmSeat(long id, String agentId, String callId, String why) implements Effect {}

  /** End the seat's leg only; the caller stays. */
  record ReleaseSeatLeg(long id, String agentId, String callId, String why) implements Effect {}

  /** A seat's state as it is now, for the seat itself and the monitors. */
  record SeatStateChanged(
      long id,
      String agentId,
      String state,
      long sinceMs,
      String reason,
      @Nullable String callId,
      @Nullable String queueId,
      long deadlineMs,
      boolean leased,
      @Nullable String pendingReason)
      implements Effect {}

  /**
   * A queue's counts as they are now.
   *
   * @param waiting callers in line, not ringing anywhere
   * @param ringing callers offered to a seat
   * @param oldestQueuedAtMs when the longest unanswered wait began, 0 when none
   * @param readySeats seats that could take a call of this queue now
   */
  record QueueChanged(
      long id,
      String queueId,
      int waiting,
      int ringing,
      int talking,
      long oldestQueuedAtMs,
      int readySeats)
      implements Effect {}

  /** A fact for history and figures. */
  record Recorded(long id, Fact fact) implements Effect {}

  /** The event was illegal in the present state and changed nothing (or only the clock). */
  record EventRefused(long id, String eventType, String subject, String why) implements Effect {}
}
