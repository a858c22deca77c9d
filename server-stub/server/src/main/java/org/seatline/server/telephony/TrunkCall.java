package org.seatline.server.telephony;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller with the seats that ring or serve them: what there is of the call, how it is kept and
 * how it ends. {@link CallBeginnings} begins it; what the core wants comes by {@link CallWishes},
 * what the two sides do by {@link CallerSide} and {@link SeatSide}; what is said to the caller goes
 * by {@link CallerConversation} and {@link Talks}. Everything runs on the user agent's thread.
 */
final class TrunkCall {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkCall.class);

  private final Who who;
  private final FrontDoor door;
  private final Runnable forget;
  private final CallerLeg caller;
  private final CallerConversation conversation;
  private final Talks talks;
  private final ServingSeats serving;
  private final Apologies apologies = new Apologies();
  private @Nullable IncomingCall unanswered;

  /** The last process may have answered already: then its answer counts, and its voice is dead. */
  private boolean answeredTwice;

  /** A seat has hung up before the caller's phone answered; the core offers it to nobody. */
  private boolean unheard;

  private boolean leaving;
  private boolean over;

  /**
   * Who calls.
   *
   * @param callerNumber normalised, empty when withheld
   * @param onlyAgent the one seat that may get the call, or null
   */
  record Who(String callId, String callerNumber, @Nullable String onlyAgent) {}

  /**
   * A call; {@link CallBeginnings} makes them.
   *
   * @param leg the caller's side, which tells the listener what happens there
   */
  TrunkCall(
      Who who,
      Function<CallListener, CallerLeg> leg,
      String language,
      FrontDoor door,
      Runnable forget) {
    this.who = who;
    this.door = door;
    this.forget = forget;
    this.caller = leg.apply(new CallerSide(this));
    this.conversation =
        new CallerConversation(
            who.callId(), door, caller, language, digit -> talks().pressed(digit), this::save);
    this.talks = new Talks(door, this, conversation);
    this.serving = new ServingSeats(door, this, who.callerNumber());
  }

  /** The caller waits for our answer. */
  void waitsForAnswer(IncomingCall incoming) {
    unanswered = incoming;
  }

  /** The same, and the last process may have answered already. */
  void waitsForAnswerAgain(IncomingCall incoming) {
    unanswered = incoming;
    answeredTwice = true;
  }

  /** The caller who waits for our answer, once; null when nobody does. */
  @Nullable IncomingCall takeUnanswered() {
    IncomingCall incoming = unanswered;
    unanswered = null;
    return incoming;
  }

  String callId() {
    return who.callId();
  }

  CallerLeg caller() {
    return caller;
  }

  CallerConversation conversation() {
    return conversation;
  }

  Talks talks() {
    return talks;
  }

  ServingSeats serving() {
    return serving;
  }

  Apologies apologies() {
    return apologies;
  }

  /** The seat that was granted the call, or null. */
  @Nullable SeatLeg seat() {
    return serving.talking();
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
              nowMs(), callId(), leg.offerId, "seat-hung-up-early", EndedBy.SEAT, unheard));
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

  /** The caller is being told goodbye: its end is ours. */
  void leave() {
    leaving = true;
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
    IncomingCall incoming = takeUnanswered();
    if (incoming != null) {
      incoming.reject(486);
    } else {
      caller.call().hangUp(SipHeaders.NONE);
    }
    end();
  }

  /** Ends the sides of all seats; the caller stays. */
  void releaseSeats() {
    serving.letGoAll();
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
      tell(new Event.CallerHeard(nowMs(), callId()));
    }
  }

  /** The caller's phone has not answered a re-INVITE until SIP gave up: nobody is there. */
  void callerSilent() {
    LOG.info("call {}: the caller's phone does not answer any more", callId());
    if (!leaving) {
      talks.gone();
    }
    release();
  }

  /** The one seat that may get the call, or null. */
  @Nullable String onlyAgent() {
    return who.onlyAgent();
  }

  String callerNumber() {
    return who.callerNumber();
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
      KeptCall kept = KeptCall.of(callId(), conversation, caller, serving);
      door.core().keep(KeptCall.KEY + callId(), kept.text());
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
      door.core().keep(KeptCall.KEY + callId(), null);
    }
  }
}
