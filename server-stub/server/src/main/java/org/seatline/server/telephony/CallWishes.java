package org.seatline.server.telephony;

import java.util.List;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sip.IncomingCall;

/** Does with one call what the core wants. User agent's thread. */
record CallWishes(TrunkCall call) {
  /**
   * Performs an effect.
   *
   * @param recovered whether an earlier process may have done so; an offer is not repeated then
   */
  void perform(Effect effect, boolean recovered) {
    switch (effect) {
      case Effect.PlayMenu _ -> playMenu();
      case Effect.PlayQueue e -> playQueue(e.queueId());
      case Effect.AnnouncePosition e -> announce(e.position(), e.estimatedWaitMs());
      case Effect.OfferCall e -> {
        if (!recovered) {
          offer(e);
        }
      }
      case Effect.WithdrawOffer e -> withdraw(e.offerId(), e.why());
      case Effect.Connect e -> connect(e.offerId());
      case Effect.RejectAnswer e -> rejectAnswer(e.offerId());
      case Effect.ReleaseCall e -> release(e.why(), e.prompt());
      case Effect.ReleaseSeatLeg e -> releaseSeat(e.agentId(), e.why());
      case Effect.ConfirmSeat e -> confirmSeat(e);
      case Effect.TakeVoicemail e -> takeVoicemail(e.queueId(), e.maxMs());
      case Effect.AskCallback e -> askCallback(e.queueId(), e.waiting());
      case Effect.KeepCallback _ -> keepCallback();
      case Effect.DialCaller _ -> {}
      case Effect.StopDialling _ -> {}
      case Effect.ConsultChanged _ -> {}
      case Effect.HandOver _ -> {}
      case Effect.DialOutside e -> {
        if (!recovered) {
          call.serving().dial(e); // the core takes the caller back after a restart
        }
      }
      case Effect.QueueDoor _ -> {}
      case Effect.SeatStateChanged _ -> {}
      case Effect.QueueChanged _ -> {}
      case Effect.Recorded _ -> {}
      case Effect.EventRefused _ -> {}
    }
  }

  /** Answers, says the opening and the menu. */
  private void playMenu() {
    IncomingCall incoming = call.takeUnanswered();
    if (incoming != null) {
      call.conversation().answer(incoming);
    } else {
      call.talks().menu();
    }
  }

  /** Words, then music; who has lost a seat hears an apology. */
  private void playQueue(String queue) {
    MenuPlan.Waiting words = words();
    List<String> prompts =
        List.of(call.apologies().takeTalked() ? words.agentLost() : words.entry());
    if (isConnected()) {
      call.serving().letGoTalking();
    }
    call.conversation().queueId(queue);
    call.save();
    call.talks().waiting(queue);
    if (call.conversation().hasVoice()) {
      call.conversation().say(prompts);
    } else {
      call.conversation().speakAgain(prompts);
    }
  }

  private void announce(int position, long estimatedWaitMs) {
    if (call.conversation().hasVoice() && !isConnected() && !call.talks().busy()) {
      call.conversation().say(QueueWords.position(words(), position, estimatedWaitMs));
    }
  }

  /** Rings a seat; the INVITE takes its time, so what comes of it is told later. */
  private void offer(Effect.OfferCall offer) {
    String agent = offer.agentId();
    call.serving()
        .ring(
            offer,
            () ->
                call.tell(
                    new Event.OfferFailed(call.nowMs(), offer.offerId(), agent, "not-registered")));
  }

  /** Stops ringing. */
  private void withdraw(String offerId, String why) {
    SeatLeg leg = call.serving().of(offerId);
    if (leg != null && !leg.stage().serves()) {
      boolean elsewhere = why.equals(Why.ANSWERED_ELSEWHERE);
      call.serving().letGo(leg, elsewhere ? SeatLeg.ANSWERED_ELSEWHERE : SipHeaders.NONE);
    }
  }

  /** A late answer: ACK has gone out, BYE follows. */
  private void rejectAnswer(String offerId) {
    SeatLeg leg = call.serving().of(offerId);
    if (leg != null) {
      call.serving().letGo(leg, SeatLeg.ANSWERED_ELSEWHERE);
    }
  }

  /** The grant: the caller's media go to the seat. */
  private void connect(String offerId) {
    SeatLeg leg = call.serving().of(offerId);
    if (leg == null || leg.sdp() == null) {
      call.tell(new Event.ConnectFailed(call.nowMs(), call.callId(), offerId, "no-answer-here"));
      return;
    }
    call.serving().grant(leg);
    call.apologies().talked();
    call.talks().stop();
    call.save();
    if (leg.stage() == SeatStage.DOUBTFUL) {
      call.serving().askWhetherItWaits(leg);
    } else {
      Connecting.bring(call, leg);
    }
  }

  /** Asks the phone of the seat that talks whether it still does. */
  private void confirmSeat(Effect.ConfirmSeat asked) {
    call.serving().confirm(asked);
  }

  /** Takes a message of at most so long. */
  private void takeVoicemail(String queueId, long maxMs) {
    if (isConnected()) {
      call.serving().letGoTalking();
    }
    call.talks().voicemail(queueId, maxMs);
  }

  /** Tells the caller of callbacks; who does not wait yet is asked. */
  private void askCallback(String queueId, boolean waiting) {
    if (!isConnected()) {
      if (waiting) {
        call.talks().tellOfCallback(queueId);
      } else {
        call.talks().askCallback(queueId);
      }
    }
  }

  /** The callback is taken: the caller's side ends, the call does not. */
  private void keepCallback() {
    call.leave();
    call.talks().goodbyeForNow(call::hangUp);
  }

  /**
   * Ends everything after the last words.
   *
   * @param why a code of {@link Why}, empty for no words
   * @param prompt what to say, or empty
   */
  private void release(String why, String prompt) {
    String words = call.apologies().takeNotConnected() ? words().notConnected() : prompt;
    call.releaseSeats();
    call.talks().lastWords(why, words, call::hangUp);
  }

  /** Ends the side of this agent's seat, when it talks; the caller stays. */
  private void releaseSeat(String agentId, String why) {
    if (why.equals(Why.TRANSFERRED)) {
      var _ = call.apologies().takeTalked(); // the agent has said what comes
    }
    call.serving().letGoTalking(agentId);
  }

  private boolean isConnected() {
    return call.seat() != null;
  }

  private MenuPlan.Waiting words() {
    return call.conversation().files().menu().waiting();
  }
}
