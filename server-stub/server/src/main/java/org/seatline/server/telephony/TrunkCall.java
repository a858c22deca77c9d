package org.seatline.server.telephony;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller with the seats that ring or serve them, and what the core wants done with them. What
 * they do themselves comes by {@link CallerSide} and {@link SeatSide}, what is said to the caller
 * goes by {@link CallerConversation} and {@link MenuTalk}. Everything runs on the user agent's
 * thread.
 */
final class TrunkCall {
  /** So often a caller's phone may refuse the media of a seat; each time costs a seat its ring. */
  static final int REFUSED_MOVES_MAX = 2;

  private static final Logger LOG = LoggerFactory.getLogger(TrunkCall.class);

  private final String callId;
  private final FrontDoor door;
  private final Runnable forget;
  private final CallerLeg caller;
  private final CallerConversation conversation;
  private final Talks talks;
  private final ServingSeats serving;
  private final @Nullable String onlyAgent;
  private final String callerNumber;
  private @Nullable IncomingCall unanswered;

  /** The last process may have answered already: then its answer counts, and its voice is dead. */
  private boolean answeredTwice;

  private int refusedMoves;
  private boolean apologiseFirst;

  /** A seat has hung up before the caller's phone answered; the core offers it to nobody. */
  private boolean unheard;

  private boolean talked;
  private boolean leaving;
  private boolean over;

  /** A call that has just come in. */
  TrunkCall(
      String callId,
      String callerNumber,
      IncomingCall incoming,
      SessionDescription offer,
      @Nullable String onlyAgent,
      FrontDoor door,
      Runnable forget) {
    this.callId = callId;
    this.door = door;
    this.forget = forget;
    this.onlyAgent = onlyAgent;
    this.unanswered = incoming;
    long sessionId = door.core().nowMs();
    this.caller = new CallerLeg(incoming.call(), door.settings().host(), sessionId, 0, offer);
    this.conversation = conversation(door.callers().languageOf(callerNumber));
    this.talks = new Talks(door, this, conversation);
    this.callerNumber = callerNumber;
    this.serving = new ServingSeats(door, this, callerNumber);
    incoming.listen(new CallerSide(this));
  }

  /**
   * A call that the last process left behind.
   *
   * @param knownNumber the caller's number as the core has it, or null when it knows no such call
   */
  TrunkCall(KeptCall kept, @Nullable String knownNumber, FrontDoor door, Runnable forget)
      throws IOException {
    this.callId = kept.callId();
    this.door = door;
    this.forget = forget;
    this.onlyAgent = null;
    SessionDescription sdp = SdpRelay.parse(kept.callerSdp());
    if (sdp == null) {
      throw new IOException("call " + callId + " was kept without a session description");
    }
    String host = door.settings().host();
    Call restored = door.agent().restore(kept.callerDialog(), new CallerSide(this));
    IncomingCall waiting = door.agent().unanswered(restored).orElse(null);
    this.unanswered = waiting;
    this.answeredTwice = waiting != null;
    this.caller = new CallerLeg(restored, host, kept.sessionId(), kept.sdpVersion(), sdp);
    this.conversation = conversation(kept.language());
    this.conversation.queueId(kept.queueId());
    this.talks = new Talks(door, this, conversation);
    String fromInvite = waiting == null ? "" : Trunk.number(waiting, door);
    this.callerNumber = knownNumber == null ? fromInvite : knownNumber;
    this.serving = new ServingSeats(door, this, callerNumber);
    this.talked = serving.restore(kept);
  }

  /** A caller whom we called back. */
  TrunkCall(ReachedCall reached, FrontDoor door, Runnable forget) {
    this.callId = reached.callId();
    this.door = door;
    this.forget = forget;
    this.onlyAgent = null;
    this.caller =
        new CallerLeg(
            reached.caller(), door.settings().host(), reached.sessionId(), 1, reached.callerSdp());
    this.callerNumber = reached.callerNumber();
    this.conversation = conversation(door.callers().languageOf(callerNumber));
    this.conversation.queueId(reached.queueId());
    this.talks = new Talks(door, this, conversation);
    this.serving = new ServingSeats(door, this, callerNumber);
    this.talked = true;
    serving.join(reached.seat());
  }

  private CallerConversation conversation(String language) {
    return new CallerConversation(
        callId, door, caller, language, digit -> talks.pressed(digit), this::save);
  }

  /**
   * Asks a restored caller whether it is still there, by a re-INVITE to where its media belong: the
   * seat, or a new voice of ours (the old one died with its process). Who was not brought to its
   * seat yet hears our voice until the seat says that it still waits.
   */
  void takeUp() {
    if (unanswered != null) {
      return; // the core lets us answer
    }
    SeatLeg leg = seat();
    SessionDescription there =
        leg == null || leg.held() || leg.stage() == SeatStage.DOUBTFUL ? null : leg.sdp();
    if (leg != null && leg.stage() == SeatStage.DOUBTFUL) {
      serving.askWhetherItWaits(leg);
    }
    if (there == null) {
      conversation.speakAgain(List.of());
    } else {
      caller.move(there, new Probe(this));
    }
  }

  // ---- what the core wants

  /** Answers, says the opening and the menu. */
  void playMenu() {
    IncomingCall incoming = unanswered;
    if (incoming != null) {
      unanswered = null;
      conversation.answer(incoming);
    } else {
      talks.menu();
    }
  }

  /** Words, then music; who has lost a seat hears an apology. */
  void playQueue(String queue) {
    MenuPlan.Waiting words = words();
    List<String> prompts = List.of(talked ? words.agentLost() : words.entry());
    talked = false;
    if (isConnected()) {
      serving.letGoTalking();
    }
    conversation.queueId(queue);
    save();
    talks.waiting(queue);
    if (conversation.hasVoice()) {
      conversation.say(prompts);
    } else {
      conversation.speakAgain(prompts);
    }
  }

  void announce(int position, long estimatedWaitMs) {
    if (conversation.hasVoice() && !isConnected() && !talks.busy()) {
      conversation.say(QueueWords.position(words(), position, estimatedWaitMs));
    }
  }

  /** Rings a seat; the INVITE takes its time, so what comes of it is told later. */
  void offer(Effect.OfferCall offer) {
    String agent = offer.agentId();
    serving.ring(
        offer,
        () -> tell(new Event.OfferFailed(nowMs(), offer.offerId(), agent, "not-registered")));
  }

  /** Stops ringing. */
  void withdraw(String offerId, String why) {
    SeatLeg leg = serving.of(offerId);
    if (leg != null && !leg.stage().serves()) {
      boolean elsewhere = why.equals(Why.ANSWERED_ELSEWHERE);
      serving.letGo(leg, elsewhere ? SeatLeg.ANSWERED_ELSEWHERE : SipHeaders.NONE);
    }
  }

  /** A late answer: ACK has gone out, BYE follows. */
  void rejectAnswer(String offerId) {
    SeatLeg leg = serving.of(offerId);
    if (leg != null) {
      serving.letGo(leg, SeatLeg.ANSWERED_ELSEWHERE);
    }
  }

  /** The grant: the caller's media go to the seat. */
  void connect(String offerId) {
    SeatLeg leg = serving.of(offerId);
    if (leg == null || leg.sdp() == null) {
      tell(new Event.ConnectFailed(nowMs(), callId, offerId, "no-answer-here"));
      return;
    }
    serving.grant(leg);
    talked = true;
    talks.stop();
    save();
    if (leg.stage() == SeatStage.DOUBTFUL) {
      serving.askWhetherItWaits(leg);
    } else {
      bring(leg);
    }
  }

  /** Brings the caller's media to the seat that was granted the call, and that is there. */
  void bring(SeatLeg leg) {
    leg.waits();
    SessionDescription there = leg.sdp();
    if (there != null) {
      caller.move(there, new Connecting(this, leg));
    }
  }

  /** Asks the phone of the seat that talks whether it still does. */
  void confirmSeat(Effect.ConfirmSeat asked) {
    serving.confirm(asked);
  }

  /** Takes a message of at most so long. */
  void takeVoicemail(String queueId, long maxMs) {
    if (isConnected()) {
      serving.letGoTalking();
    }
    talks.voicemail(queueId, maxMs);
  }

  /** Tells the caller of callbacks; who does not wait yet is asked. */
  void askCallback(String queueId, boolean waiting) {
    if (!isConnected()) {
      talks.askCallback(queueId, waiting);
    }
  }

  /** The callback is taken: the caller's side ends, the call does not. */
  void keepCallback() {
    leaving = true;
    talks.goodbyeForNow(this::hangUp);
  }

  /**
   * Ends everything after the last words.
   *
   * @param why a code of {@link Why}, empty for no words
   * @param prompt what to say, or empty
   */
  void release(String why, String prompt) {
    String words = apologiseFirst ? words().notConnected() : prompt;
    apologiseFirst = false;
    releaseSeats();
    talks.lastWords(why, words, this::hangUp);
  }

  /** Ends everything at once. */
  void release() {
    releaseSeats();
    hangUp();
  }

  /** Ends the caller's side, without a word. */
  void hangUp() {
    if (over) {
      return;
    }
    IncomingCall incoming = unanswered;
    if (incoming != null) {
      unanswered = null;
      incoming.reject(486);
    } else {
      caller.call().hangUp(SipHeaders.NONE);
    }
    end();
  }

  /** Ends the side of this agent's seat, when it talks; the caller stays. */
  void releaseSeat(String agentId) {
    serving.letGoTalking(agentId);
  }

  /** Ends the sides of all seats; the caller stays. */
  void releaseSeats() {
    serving.letGoAll();
  }

  // ---- for the two sides

  String callId() {
    return callId;
  }

  CallerLeg caller() {
    return caller;
  }

  CallerConversation conversation() {
    return conversation;
  }

  /** The seat that was granted the call, or null. */
  @Nullable SeatLeg seat() {
    return serving.talking();
  }

  private boolean isConnected() {
    return serving.talking() != null;
  }

  /** This leg has ended by itself. */
  void lost(SeatLeg leg) {
    serving.forget(leg);
  }

  /**
   * The seat has hung up. A caller who was never brought to it waits on, whatever the seat thinks
   * of the caller: it heard nobody, and nobody heard it.
   */
  void seatEnded(SeatLeg leg, Event ended) {
    if (leg.stage() != SeatStage.JOINED) {
      conversation.close(); // the caller's media may be on their way to the seat
      unheard = caller.silent();
      tell(
          new Event.ConnectFailed(
              nowMs(), callId, leg.offerId, "seat-hung-up-early", EndedBy.SEAT, unheard));
      return;
    }
    tell(ended);
    if (ended instanceof Event.CallerGone) {
      release();
    } // else the core says what becomes of the caller: it may have taken the seat for lost before
  }

  /** Ends this leg; what comes of it later is of no interest. */
  void letGo(SeatLeg leg) {
    serving.letGo(leg, SipHeaders.NONE);
  }

  /** After a caller has refused a seat's media: whether it is worth while to ring another seat. */
  boolean mayTryAnotherSeat() {
    refusedMoves++;
    return refusedMoves < REFUSED_MOVES_MAX;
  }

  /** The release that is to come is not to come without a word. */
  void apologiseFirst() {
    apologiseFirst = true;
  }

  boolean over() {
    return over;
  }

  /** Runs this when a re-INVITE was refused, and not when its answer was the first of a hang-up. */
  void orFarewell(Call call, int status, Runnable refused) {
    Farewell.orElse(door.timers(), call, status, refused);
  }

  void beginMenu() {
    if (answeredTwice) {
      answeredTwice = false;
      talks.menuByNewVoice();
    } else {
      talks.menu();
    }
  }

  /** The caller has hung up. */
  void callerGone() {
    if (!leaving) {
      talks.gone();
    }
    releaseSeats();
    end();
  }

  /** The caller's phone has answered a re-INVITE, in whatever way: somebody is there. */
  void callerHeard() {
    if (unheard) {
      unheard = false;
      tell(new Event.CallerHeard(nowMs(), callId));
    }
  }

  /** The caller's phone has not answered a re-INVITE until SIP gave up: nobody is there. */
  void callerSilent() {
    LOG.info("call {}: the caller's phone does not answer any more", callId);
    if (!leaving) {
      talks.gone();
    }
    release();
  }

  /** The one seat that may get the call, or null. */
  @Nullable String onlyAgent() {
    return onlyAgent;
  }

  String callerNumber() {
    return callerNumber;
  }

  boolean isUnanswered() {
    return unanswered != null;
  }

  /** Tells the core. */
  void tell(Event event) {
    door.core().submit(event);
  }

  long nowMs() {
    return door.core().nowMs();
  }

  /** Keeps what a new process would need. */
  void save() {
    if (!over) {
      KeptCall kept = KeptCall.of(callId, conversation, caller, serving);
      door.core().keep(KeptCall.KEY + callId, kept.text());
    }
  }

  /** Nothing more comes of this call. */
  void end() {
    if (!over) {
      over = true;
      talks.stop();
      conversation.close();
      forget.run();
      callerChanged();
    }
  }

  /**
   * The caller's dialog has changed. What is kept goes only with its end: when our BYE is lost and
   * we are killed, the next process has to send it again.
   */
  void callerChanged() {
    if (!over) {
      save();
    } else if (caller.call().state() instanceof CallState.Ended) {
      door.core().keep(KeptCall.KEY + callId, null);
    }
  }

  private MenuPlan.Waiting words() {
    return conversation.files().menu().waiting();
  }
}
