package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says over the seat channel. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ServerMessage.HeartbeatAck.class, name = "heartbeat-ack"),
  @JsonSubTypes.Type(value = ServerMessage.SeatState.class, name = "seat-state"),
  @JsonSubTypes.Type(value = ServerMessage.Offer.class, name = "offer"),
  @JsonSubTypes.Type(value = ServerMessage.OfferWithdrawn.class, name = "offer-withdrawn"),
  @JsonSubTypes.Type(value = ServerMessage.CallConnected.class, name = "call-connected"),
  @JsonSubTypes.Type(value = ServerMessage.CallEnded.class, name = "call-ended"),
  @JsonSubTypes.Type(value = ServerMessage.CallWentOn.class, name = "call-went-on"),
  @JsonSubTypes.Type(value = ServerMessage.CallTakenOver.class, name = "call-taken-over"),
  @JsonSubTypes.Type(value = ServerMessage.ConsultState.class, name = "consult-state"),
  @JsonSubTypes.Type(value = ServerMessage.Targets.class, name = "targets"),
  @JsonSubTypes.Type(value = ServerMessage.ChangesAvailable.class, name = "changes-available"),
  @JsonSubTypes.Type(value = ServerMessage.QueueGlance.class, name = "queue-glance"),
  @JsonSubTypes.Type(value = ServerMessage.Floor.class, name = "floor"),
  @JsonSubTypes.Type(value = ServerMessage.SuperviseGranted.class, name = "supervise-granted"),
  @JsonSubTypes.Type(value = ServerMessage.SuperviseExpected.class, name = "supervise-expected"),
  @JsonSubTypes.Type(value = ServerMessage.TextReceived.class, name = "text-received"),
  @JsonSubTypes.Type(value = ServerMessage.CentreChanged.class, name = "centre-changed"),
  @JsonSubTypes.Type(value = ServerMessage.WipeOrdered.class, name = "wipe-ordered"),
  @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = ServerMessage.SignedOut.class, name = "signed-out")
})
public sealed interface ServerMessage {

  /** Answers {@link SeatMessage.Hello}; a {@link SeatState} follows. */
  record Welcome(int protocolVersion, String epoch, long serverTimeMs, long lastChange)
      implements ServerMessage {}

  /** Answers {@link SeatMessage.Heartbeat}. */
  record HeartbeatAck(long number) implements ServerMessage {}

  /**
   * The server's word on this seat's state.
   *
   * @param sinceMs how long the seat has been in this state, milliseconds
   * @param reason not-ready reason or null
   * @param callId the call of this state or null
   * @param queueId the queue of that call or null
   * @param remainingMs time until the state ends by itself (wrap-up, offer), or null
   * @param nextNotReady reason of the not-ready that follows the call in progress, or null
   */
  record SeatState(
      SeatStateName state,
      long sinceMs,
      @Nullable String reason,
      @Nullable String callId,
      @Nullable String queueId,
      @Nullable Long remainingMs,
      @Nullable String nextNotReady)
      implements ServerMessage {}

  /**
   * A call is offered to this seat. An INVITE with the same ids follows or has come already.
   *
   * @param callerNumber normalised number (E.164 where it could be), empty when withheld
   * @param menuPath keys pressed in the menu, in order
   * @param waitedMs time since the caller entered the queue
   * @param ringMs time that the agent has to answer
   * @param attached attached data, shown as they are
   * @param drill the drill's title when this is a drill, else null
   * @param handover what came along from the agent who had the call before, or who asks; or null
   * @param consultOf the agent who asks, when this is a colleague's question; else null
   */
  record Offer(
      String offerId,
      String callId,
      String callerNumber,
      String queueId,
      List<String> menuPath,
      long waitedMs,
      long ringMs,
      Map<String, String> attached,
      @Nullable LocalizedText drill,
      @Nullable Handover handover,
      @Nullable LocalizedText consultOf)
      implements ServerMessage {}

  /**
   * The offer is over: {@code caller-gone}, {@code no-answer}, {@code elsewhere}, {@code refused}.
   */
  record OfferWithdrawn(String offerId, String cause) implements ServerMessage {}

  /** The core has granted the call to this seat. */
  record CallConnected(String callId, String offerId) implements ServerMessage {}

  /**
   * The call is over here: {@code caller}, {@code agent}, {@code failed}, {@code lead}, {@code
   * transferred}.
   */
  record CallEnded(String callId, String by) implements ServerMessage {}

  /**
   * The seat said hello with a talk that is not its own any more; where its caller is now: {@link
   * #WAITING}, {@link #SERVED} or {@link #OVER}.
   *
   * @param agentId who serves the caller now, or null
   */
  record CallWentOn(String callId, String where, @Nullable String agentId)
      implements ServerMessage {
    /** Waits, before all others, or leaves a message. */
    public static final String WAITING = "waiting";

    /** Talks with another agent. */
    public static final String SERVED = "served";

    /** Has hung up. */
    public static final String OVER = "over";
  }

  /** There are changes up to this number; fetch them. */
  record ChangesAvailable(long lastChange) implements ServerMessage {}

  /** The queues of this agent at a glance, pushed when they change (at most once a second). */
  record QueueGlance(List<QueueLine> queues) implements ServerMessage {}

  /** One line of {@link QueueGlance}. */
  record QueueLine(String queueId, int waiting, long longestWaitMs) {}

  /**
   * The whole floor for a lead: at most once a second, and only when something changed.
   *
   * @param serviceLevelFormula which figures of the queues make the service level, for instance
   *     {@code answered-in-time/offered}
   */
  record Floor(
      long atMs, String serviceLevelFormula, List<QueueStatus> queues, List<SeatStatus> seats)
      implements ServerMessage {}

  /**
   * A queue today. Drills are in no figure but their own.
   *
   * @param offered calls that entered the queue and are no longer waiting
   * @param answeredWithin answered within {@code thresholdSeconds}
   * @param abandoned callers who hung up while waiting
   * @param abandonedWithin of them, those who hung up within {@code thresholdSeconds}
   * @param drills drills that entered the queue
   * @param door why it takes no new callers, or null when it does
   */
  record QueueStatus(
      String queueId,
      int waiting,
      long longestWaitMs,
      int offered,
      int answered,
      int answeredWithin,
      int abandoned,
      int abandonedWithin,
      int thresholdSeconds,
      int readySeats,
      int drills,
      @Nullable QueueDoor door) {}

  /**
   * A queue that takes no new callers.
   *
   * @param emergency whether a lead closed it: then only a lead opens it
   * @param reason the lead's words, or the name of the special day; empty outside of its hours
   * @param by the lead, or null
   * @param sinceMs how long it is closed, milliseconds
   * @param opensAtMs when its hours open it, Unix milliseconds; null when nobody knows
   */
  record QueueDoor(
      boolean emergency,
      LocalizedText reason,
      @Nullable LocalizedText by,
      long sinceMs,
      @Nullable Long opensAtMs) {}

  /**
   * A seat now; {@code callerNumber} is already masked for those who may not see it.
   *
   * @param callsToday calls of customers that it answered
   * @param drillsToday drills that it answered
   * @param drill whether its present call is a drill
   * @param connected whether its channel is open, or its phone registered
   * @param phone whether it is a plain SIP phone: nobody can listen in, and it gets no drills
   * @param next reason of the not-ready that follows what it does, or null
   * @param quality how its call sounds, or null while nothing is known
   */
  record SeatStatus(
      String agentId,
      LocalizedText name,
      SeatStateName state,
      long sinceMs,
      @Nullable String reason,
      @Nullable String callId,
      @Nullable String callerNumber,
      @Nullable String queueId,
      int callsToday,
      int drillsToday,
      boolean drill,
      boolean connected,
      boolean phone,
      @Nullable String next,
      @Nullable SeatQuality quality) {}

  /**
   * The lead may call the supervised seat.
   *
   * @param target SIP address of the supervised seat
   * @param grant one-time grant for {@link Protocol#SIP_HEADER_GRANT}
   */
  record SuperviseGranted(
      String agentId, String callId, String target, String grant, SuperviseMode mode)
      implements ServerMessage {}

  /**
   * To the supervised seat: this grant may join this call, or change its mode.
   *
   * @param visible whether the agent is shown that somebody listens
   */
  record SuperviseExpected(
      String callId, String grant, String leadId, SuperviseMode mode, boolean visible, long ttlMs)
      implements ServerMessage {}

  /** A message from a lead. */
  record TextReceived(String fromAgentId, LocalizedText fromName, String text, long atMs)
      implements ServerMessage {}

  /**
   * Another configuration took effect: what {@link SignInResponse} said about the person and the
   * centre is now so.
   */
  record CentreChanged(
      AgentProfile agent,
      List<QueueInfo> queues,
      List<ReasonCode> reasons,
      List<Disposition> dispositions,
      @Nullable SeatRules rules)
      implements ServerMessage {}

  /** There is something to destroy: the seat asks for its {@link WipeOrders}. */
  record WipeOrdered() implements ServerMessage {}

  /**
   * Something that the seat asked for is refused.
   *
   * @param code stable code, for instance {@code not-talking}
   * @param about type of the refused message
   */
  record Refused(String code, String about) implements ServerMessage {}

  /**
   * The session is over: {@code forced}, {@code elsewhere}, {@code expired}, {@code removed},
   * {@code last-call}.
   */
  record SignedOut(String cause) implements ServerMessage {}

  /**
   * Whom a caller can be handed over to: the answer to {@link SeatMessage.WatchTargets}, then at
   * most once a second, when it changed.
   */
  record Targets(List<TargetSeat> seats, List<TargetQueue> queues, boolean numbersAllowed)
      implements ServerMessage {}

  /**
   * A seat that is signed in.
   *
   * @param sinceMs how long it has been in this state, milliseconds
   */
  record TargetSeat(
      String agentId, LocalizedText name, SeatStateName state, long sinceMs, List<String> queues) {}

  /**
   * A queue.
   *
   * @param open whether it takes new callers
   */
  record TargetQueue(
      String queueId, int waiting, long longestWaitMs, int readySeats, boolean open) {}

  /**
   * How far asking a colleague is: {@code dialling}, {@code ringing}, {@code connected}, {@code
   * failed}, {@code ended} (the colleague has hung up).
   *
   * @param consultId the call to the colleague
   * @param cause why it failed: {@code busy}, {@code no-answer}, {@code refused}, {@code no-line},
   *     {@code wrong-number}, {@code unreachable}; else null
   */
  record ConsultState(String callId, String consultId, String state, @Nullable String cause)
      implements ServerMessage {}

  /**
   * A colleague's question that this seat answered has become its own call.
   *
   * @param consultId what the call was offered as
   * @param callId the caller's call; everything that is said from now on names this one
   * @param handover what comes along as it was at the end, or null when that is as it was offered
   */
  record CallTakenOver(String consultId, String callId, @Nullable Handover handover)
      implements ServerMessage {}
}
