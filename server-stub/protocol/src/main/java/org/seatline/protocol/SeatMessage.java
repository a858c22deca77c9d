package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a seat says over the seat channel. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SeatMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = SeatMessage.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = SeatMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = SeatMessage.NotReady.class, name = "not-ready"),
  @JsonSubTypes.Type(value = SeatMessage.OfferRefused.class, name = "offer-refused"),
  @JsonSubTypes.Type(value = SeatMessage.CallEndedAtSeat.class, name = "call-ended-at-seat"),
  @JsonSubTypes.Type(value = SeatMessage.WrapUpExtend.class, name = "wrap-up-extend"),
  @JsonSubTypes.Type(value = SeatMessage.WrapUpDone.class, name = "wrap-up-done"),
  @JsonSubTypes.Type(value = SeatMessage.WatchFloor.class, name = "watch-floor"),
  @JsonSubTypes.Type(value = SeatMessage.Supervise.class, name = "supervise"),
  @JsonSubTypes.Type(value = SeatMessage.SuperviseEnd.class, name = "supervise-end"),
  @JsonSubTypes.Type(value = SeatMessage.ForceState.class, name = "force-state"),
  @JsonSubTypes.Type(value = SeatMessage.TextMessage.class, name = "text-message"),
  @JsonSubTypes.Type(value = SeatMessage.StartDrill.class, name = "start-drill"),
  @JsonSubTypes.Type(value = SeatMessage.LastCall.class, name = "last-call"),
  @JsonSubTypes.Type(value = SeatMessage.ForceLastCall.class, name = "force-last-call"),
  @JsonSubTypes.Type(value = SeatMessage.CallHeard.class, name = "call-heard"),
  @JsonSubTypes.Type(value = SeatMessage.StoreWaits.class, name = "store-waits"),
  @JsonSubTypes.Type(value = SeatMessage.Transfer.class, name = "transfer"),
  @JsonSubTypes.Type(value = SeatMessage.Consult.class, name = "consult"),
  @JsonSubTypes.Type(value = SeatMessage.ConsultHandOver.class, name = "consult-hand-over"),
  @JsonSubTypes.Type(value = SeatMessage.ConsultEnd.class, name = "consult-end"),
  @JsonSubTypes.Type(value = SeatMessage.Conference.class, name = "conference"),
  @JsonSubTypes.Type(value = SeatMessage.WatchTargets.class, name = "watch-targets")
})
public sealed interface SeatMessage {

  /**
   * First message on a channel: what the seat is doing, so that both agree after either restarted.
   *
   * @param callId the call that the seat holds, or null
   * @param state the seat's own view
   * @param reason not-ready reason; in wrap-up, how the call ended while the server was away; or
   *     null
   * @param afterChange last change number that the seat has stored
   */
  record Hello(
      int protocolVersion,
      String clientId,
      SeatStateName state,
      @Nullable String callId,
      @Nullable String reason,
      long afterChange)
      implements SeatMessage {}

  /**
   * Keeps the lease. The server answers {@link ServerMessage.HeartbeatAck} with the same number.
   */
  record Heartbeat(long number) implements SeatMessage {}

  /** The agent wants calls. */
  record Ready() implements SeatMessage {}

  /** The agent wants no calls, now or after the call in progress. */
  record NotReady(String reason) implements SeatMessage {}

  /** The agent refuses an offered call. */
  record OfferRefused(String offerId) implements SeatMessage {}

  /**
   * The call ended at the seat while the server could not see it.
   *
   * @param atMs wall clock of the seat, Unix milliseconds
   * @param cause {@code caller-bye}, {@code agent}, {@code no-rtp}
   */
  record CallEndedAtSeat(String callId, long atMs, String cause) implements SeatMessage {}

  /** The agent needs more time after the call. */
  record WrapUpExtend(String callId) implements SeatMessage {}

  /** After-call work is done; the disposition also travels in the outbox. */
  record WrapUpDone(String callId, String disposition) implements SeatMessage {}

  /** A lead wants (or no longer wants) {@link ServerMessage.Floor} messages. */
  record WatchFloor(boolean on) implements SeatMessage {}

  /**
   * A lead asks to supervise a seat's call; the answer is {@link ServerMessage.SuperviseGranted}.
   */
  record Supervise(String agentId, SuperviseMode mode) implements SeatMessage {}

  /** A lead stops supervising. */
  record SuperviseEnd(String agentId) implements SeatMessage {}

  /** A lead forces a seat into a state: ready, not-ready (with reason) or signed-out. */
  record ForceState(String agentId, SeatStateName state, @Nullable String reason)
      implements SeatMessage {}

  /**
   * A message to one seat, or to all.
   *
   * @param toAgentId the receiver, or null for everybody
   */
  record TextMessage(@Nullable String toAgentId, String text) implements SeatMessage {}

  /** A trainer starts a drill against one seat. */
  record StartDrill(String drillId, String agentId) implements SeatMessage {}

  /**
   * The agent takes the present call (or one more, when ready) and then none: "finish this one,
   * then break". Going ready takes it back.
   *
   * @param signOut whether to sign out instead of going not ready
   * @param reason the not-ready reason
   */
  record LastCall(boolean signOut, String reason) implements SeatMessage {}

  /**
   * A lead lets a seat finish the present call (or take one more, when ready) and then none.
   *
   * @param reason the not-ready reason
   */
  record ForceLastCall(String agentId, String reason) implements SeatMessage {}

  /** How the seat's call sounds: when that changes, and at most once in five seconds. */
  record CallHeard(String callId, SeatQuality quality) implements SeatMessage {}

  /** How much waits in this seat's store to be sent. */
  record StoreWaits(int count) implements SeatMessage {}

  /**
   * Hands the caller over at once. {@link ServerMessage.CallEnded} by {@code transferred} follows,
   * or {@link ServerMessage.Refused} about {@code transfer}: {@code seat-not-ready}, {@code
   * no-such-target}, {@code not-talking}, {@code closed}, {@code no-line}, {@code wrong-number},
   * {@code number-not-allowed}.
   */
  record Transfer(String callId, TransferTarget target, Handover handover) implements SeatMessage {}

  /**
   * Asks a colleague; the seat has put the caller on hold before. {@link
   * ServerMessage.ConsultState} follows, or a refusal about {@code consult}. One at a time for each
   * call.
   */
  record Consult(String callId, TransferTarget target, Handover handover) implements SeatMessage {}

  /**
   * Joins the caller and the colleague, or whom it still rings at; the agent is out.
   *
   * @param handover what goes along as it is now, in place of what {@link Consult} said
   */
  record ConsultHandOver(String callId, Handover handover) implements SeatMessage {}

  /** Ends asking; the seat itself takes the caller off hold. */
  record ConsultEnd(String callId) implements SeatMessage {}

  /** The seat mixes all three, or no more: for the books, the server moves no media for it. */
  record Conference(String callId, boolean on) implements SeatMessage {}

  /** The agent chooses whom to ask: {@link ServerMessage.Targets} are wanted, or no more. */
  record WatchTargets(boolean on) implements SeatMessage {}
}
