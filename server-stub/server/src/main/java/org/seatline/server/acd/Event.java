package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may change the routing core. Events are journaled, so their type names are part
 * of the file format and never change. {@code atMs} is wall time in milliseconds since 1970; the
 * core clamps it so that its time never goes back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.ConfigurationLoaded.class, name = "configuration-loaded"),
  @JsonSubTypes.Type(value = Event.ServerStarted.class, name = "server-started"),
  @JsonSubTypes.Type(value = Event.Tick.class, name = "tick"),
  @JsonSubTypes.Type(value = Event.CallArrived.class, name = "call-arrived"),
  @JsonSubTypes.Type(value = Event.CallQueued.class, name = "call-queued"),
  @JsonSubTypes.Type(value = Event.CallerGone.class, name = "caller-gone"),
  @JsonSubTypes.Type(value = Event.CallEnded.class, name = "call-ended"),
  @JsonSubTypes.Type(value = Event.CallHeld.class, name = "call-held"),
  @JsonSubTypes.Type(value = Event.CallResumed.class, name = "call-resumed"),
  @JsonSubTypes.Type(value = Event.ConnectFailed.class, name = "connect-failed"),
  @JsonSubTypes.Type(value = Event.CallerHeard.class, name = "caller-heard"),
  @JsonSubTypes.Type(value = Event.SeatSignedIn.class, name = "seat-signed-in"),
  @JsonSubTypes.Type(value = Event.SeatSignedOut.class, name = "seat-signed-out"),
  @JsonSubTypes.Type(value = Event.SeatReady.class, name = "seat-ready"),
  @JsonSubTypes.Type(value = Event.SeatNotReady.class, name = "seat-not-ready"),
  @JsonSubTypes.Type(value = Event.SeatLeaseLost.class, name = "seat-lease-lost"),
  @JsonSubTypes.Type(value = Event.SeatLeaseReturned.class, name = "seat-lease-returned"),
  @JsonSubTypes.Type(value = Event.SeatDeclares.class, name = "seat-declares"),
  @JsonSubTypes.Type(value = Event.OfferAnswered.class, name = "offer-answered"),
  @JsonSubTypes.Type(value = Event.OfferRefused.class, name = "offer-refused"),
  @JsonSubTypes.Type(value = Event.OfferFailed.class, name = "offer-failed"),
  @JsonSubTypes.Type(value = Event.WrapUpDone.class, name = "wrap-up-done"),
  @JsonSubTypes.Type(value = Event.WrapUpExtended.class, name = "wrap-up-extended"),
  @JsonSubTypes.Type(value = Event.ForceState.class, name = "force-state"),
  @JsonSubTypes.Type(value = Event.SeatLastCall.class, name = "seat-last-call"),
  @JsonSubTypes.Type(value = Event.QueueOpened.class, name = "queue-opened"),
  @JsonSubTypes.Type(value = Event.QueueClosed.class, name = "queue-closed"),
  @JsonSubTypes.Type(value = Event.QueueEmergency.class, name = "queue-emergency"),
  @JsonSubTypes.Type(value = Event.VoicemailTaken.class, name = "voicemail-taken"),
  @JsonSubTypes.Type(value = Event.PhoneRegistered.class, name = "phone-registered"),
  @JsonSubTypes.Type(value = Event.PhoneUnregistered.class, name = "phone-unregistered"),
  @JsonSubTypes.Type(value = Event.SeatConfirmed.class, name = "seat-confirmed"),
  @JsonSubTypes.Type(value = Event.VoicemailFailed.class, name = "voicemail-failed"),
  @JsonSubTypes.Type(value = Event.CallbackChosen.class, name = "callback-chosen"),
  @JsonSubTypes.Type(value = Event.CallbackDeclined.class, name = "callback-declined"),
  @JsonSubTypes.Type(value = Event.CallbackReached.class, name = "callback-reached"),
  @JsonSubTypes.Type(value = Event.CallbackMissed.class, name = "callback-missed"),
  @JsonSubTypes.Type(value = Event.CallTransferred.class, name = "call-transferred"),
  @JsonSubTypes.Type(value = Event.ConsultAsked.class, name = "consult-asked"),
  @JsonSubTypes.Type(value = Event.ConsultHandedOver.class, name = "consult-handed-over"),
  @JsonSubTypes.Type(value = Event.ConsultEnded.class, name = "consult-ended"),
  @JsonSubTypes.Type(value = Event.ConferenceSet.class, name = "conference-set"),
})
public sealed interface Event {

  /** Key of {@link CallArrived#attached}: the normalised number that was called. */
  String CALLED = "called";

  /** Key of {@link CallArrived#attached}: host and port of the trunk that brought the call. */
  String TRUNK = "trunk";

  /** Key of what an offer attaches: how often somebody was dialled who is to be called back. */
  String CALLBACK = "callback";

  /**
   * Key of what is attached to a call that was handed over, or is asked about: what moved along.
   */
  String HANDOVER = "handover";

  /** Wall time in milliseconds since 1970 at which the shell saw this. */
  long atMs();

  /** A new configuration replaces the old one; seats of unknown agents are signed out when free. */
  record ConfigurationLoaded(long atMs, AcdConfig config) implements Event {}

  /** The server runs again: every seat has to prove itself, open offers are withdrawn. */
  record ServerStarted(long atMs) implements Event {}

  /** Nothing happened but time passing. */
  record Tick(long atMs) implements Event {}

  /**
   * The trunk has a new caller; the menu begins.
   *
   * @param callerNumber normalised number, empty when withheld
   * @param attached data that travels with the call to the seat (for example {@code drill}); {@link
   *     #CALLED} names the number that was called
   */
  record CallArrived(long atMs, String callId, String callerNumber, Map<String, String> attached)
      implements Event {
    public CallArrived {
      attached = Map.copyOf(attached);
    }
  }

  /**
   * The menu is done. A call that waits already moves to the other queue and gets a new place.
   *
   * @param priority of the menu's choice; those of the caller's and the called number are added.
   *     Higher goes first, 0 is usual
   * @param digit what was pressed in the menu, empty when nothing
   * @param onlyAgent the one seat that may get the call (a drill, a private queue), or null
   */
  record CallQueued(
      long atMs,
      String callId,
      String queueId,
      int priority,
      String digit,
      @Nullable String onlyAgent)
      implements Event {}

  /** The caller hung up, in whatever state the call is. */
  record CallerGone(long atMs, String callId) implements Event {}

  /**
   * A call is over. The leg that did not hang up is ended by {@link Effect.ReleaseCall} or {@link
   * Effect.ReleaseSeatLeg}; a shell that ends it by itself must do so only when the core agrees.
   *
   * @param agentId the seat that ended it, given when {@code by} is {@link EndedBy#SEAT}; another
   *     seat than the one that talks is refused
   */
  record CallEnded(long atMs, String callId, EndedBy by, @Nullable String agentId)
      implements Event {}

  /** The talking seat put the caller on hold. */
  record CallHeld(long atMs, String callId) implements Event {}

  /** The talking seat took the caller off hold. */
  record CallResumed(long atMs, String callId) implements Event {}

  /**
   * A granted call could not be connected though the caller is still there.
   *
   * @param atFault {@link EndedBy#CALLER} when the caller's phone refused: the seat is as good as
   *     before. {@link EndedBy#SEAT} when the agent hung up before the caller was there: wrap-up
   *     follows. Null, as in old journals, when the seat's phone failed: the seat is not ready
   * @param unheard whether the caller's phone has not yet answered the attempt: then no other seat
   *     is offered the call until {@link CallerHeard}
   */
  record ConnectFailed(
      long atMs,
      String callId,
      String offerId,
      String reason,
      @Nullable EndedBy atFault,
      boolean unheard)
      implements Event {
    /** The seat's phone has failed. */
    public ConnectFailed(long atMs, String callId, String offerId, String reason) {
      this(atMs, callId, offerId, reason, null);
    }

    /** The caller's phone has answered. */
    public ConnectFailed(
        long atMs, String callId, String offerId, String reason, @Nullable EndedBy atFault) {
      this(atMs, callId, offerId, reason, atFault, false);
    }
  }

  /** The phone of a caller who was {@link ConnectFailed#unheard} has answered. */
  record CallerHeard(long atMs, String callId) implements Event {}

  /**
   * An agent signed in, or the same agent came back over a new session.
   *
   * @param session names the connection; lease events of an older one are refused
   */
  record SeatSignedIn(long atMs, String agentId, String session) implements Event {}

  /** An agent signs out; while talking it takes effect after wrap-up. */
  record SeatSignedOut(long atMs, String agentId) implements Event {}

  /** An agent goes ready; in wrap-up this ends it, while talking it clears a pending request. */
  record SeatReady(long atMs, String agentId) implements Event {}

  /** An agent goes not ready; while talking it takes effect after the call. */
  record SeatNotReady(long atMs, String agentId, String reason) implements Event {}

  /** The connection of this session is gone. */
  record SeatLeaseLost(long atMs, String agentId, String session) implements Event {}

  /** The session is heard again; a talking seat must still declare its call. */
  record SeatLeaseReturned(long atMs, String agentId, String session) implements Event {}

  /**
   * What a seat says it is doing, sent first on every (re)connection. It renews the lease and signs
   * the agent in when the core thinks otherwise.
   *
   * @param callId the call that rings, is talked on or wrapped up
   * @param reason why not ready; in wrap-up, how the call ended if the server was away
   */
  record SeatDeclares(
      long atMs,
      String agentId,
      String session,
      SeatActivity activity,
      @Nullable String callId,
      @Nullable String reason)
      implements Event {}

  /** A seat answered. Granted by {@link Effect.Connect}, else {@link Effect.RejectAnswer}. */
  record OfferAnswered(long atMs, String offerId, String callId, String agentId) implements Event {}

  /** The agent refused the call. */
  record OfferRefused(long atMs, String offerId, String agentId) implements Event {}

  /** The offer could not be delivered to the seat. */
  record OfferFailed(long atMs, String offerId, String agentId, String reason) implements Event {}

  /**
   * The agent finished wrap-up; a late one still records its disposition.
   *
   * @param callId the call that was wrapped up
   */
  record WrapUpDone(long atMs, String agentId, String callId, String disposition)
      implements Event {}

  /** The agent needs longer; refused once the named maximum is reached. */
  record WrapUpExtended(long atMs, String agentId, String callId) implements Event {}

  /**
   * A team lead forces a seat's state; while talking it takes effect after the call.
   *
   * @param by the lead's agent id
   */
  record ForceState(long atMs, String agentId, ForcedState state, String reason, String by)
      implements Event {}

  /**
   * A seat's last call: the present one, or the next when it is ready; after it (and its wrap-up)
   * not ready or signed out. Going ready takes it back.
   *
   * @param by the lead who wants it, or null when the agent does
   */
  record SeatLastCall(
      long atMs, String agentId, boolean signOut, String reason, @Nullable String by)
      implements Event {
    /** The agent wants it. */
    public SeatLastCall(long atMs, String agentId, boolean signOut, String reason) {
      this(atMs, agentId, signOut, reason, null);
    }
  }

  /**
   * The queue's hours begin. Told at the boundary and when the server starts.
   *
   * @param reason for example {@code office-hours}
   */
  record QueueOpened(long atMs, String queueId, String reason) implements Event {}

  /**
   * The queue's hours are over: callers who wait stay, new ones follow the overflow rules.
   *
   * @param reason for example {@code after-hours} or the name of a holiday
   */
  record QueueClosed(long atMs, String queueId, String reason) implements Event {}

  /**
   * A lead closes a queue whatever its hours say, or ends that.
   *
   * @param by the lead's agent id
   */
  record QueueEmergency(long atMs, String queueId, boolean closed, String reason, String by)
      implements Event {}

  /**
   * The caller left a message; the call is over.
   *
   * @param lengthMs of the message
   */
  record VoicemailTaken(long atMs, String callId, long lengthMs) implements Event {}

  /** No message can be taken: the caller goes (back) into the queue, with the time waited. */
  record VoicemailFailed(long atMs, String callId, String reason) implements Event {}

  /**
   * A plain SIP phone has registered or refreshed its registration; the first one signs its agent
   * in. A refresh does not bring back an agent who signed out or was signed out.
   *
   * @param session the phone's contact; another one means that the phone was restarted
   * @param activity {@link SeatActivity#READY} when the first registration makes ready, else {@link
   *     SeatActivity#NOT_READY}
   * @param untilMs when the registration ends
   */
  record PhoneRegistered(
      long atMs, String agentId, String session, SeatActivity activity, long untilMs)
      implements Event {}

  /** The phone with this contact has taken its registration back, or may not register any more. */
  record PhoneUnregistered(long atMs, String agentId, String session) implements Event {}

  /** The phone was asked by {@link Effect.ConfirmSeat}, and is on this call. */
  record SeatConfirmed(long atMs, String agentId, String callId) implements Event {}

  /**
   * The caller wants to be called back, and is about to hang up.
   *
   * @param number normalised
   */
  record CallbackChosen(long atMs, String callId, String number) implements Event {}

  /** The caller was asked at the entry and does not want to be called back. */
  record CallbackDeclined(long atMs, String callId) implements Event {}

  /**
   * Whom we dialled has answered: the two talk.
   *
   * @param attempt as in {@link Effect.DialCaller}
   */
  record CallbackReached(long atMs, String callId, int attempt) implements Event {}

  /** Whom we dialled did not answer. */
  record CallbackMissed(long atMs, String callId, int attempt, DialOutcome outcome)
      implements Event {}

  /**
   * The agent who talks hands the caller over at once.
   *
   * @param handover what moves along; the core does not read it
   */
  record CallTransferred(
      long atMs, String callId, String agentId, TransferTo target, String handover)
      implements Event {}

  /**
   * The agent who talks asks somebody; the caller is on hold.
   *
   * @param handover what moves along; the core does not read it
   */
  record ConsultAsked(long atMs, String callId, String agentId, TransferTo target, String handover)
      implements Event {}

  /**
   * The agent who asks hands the caller over to whoever is asked.
   *
   * @param handover what moves along, as it is now; null when that is as it was
   */
  record ConsultHandedOver(long atMs, String callId, String agentId, @Nullable String handover)
      implements Event {}

  /** The agent who asks has done with it. */
  record ConsultEnded(long atMs, String callId, String agentId) implements Event {}

  /** The asking seat lets all three hear each other, or no more. */
  record ConferenceSet(long atMs, String callId, String agentId, boolean on) implements Event {}
}
