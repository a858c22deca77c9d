package org.seatline.server.telephony;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One caller with the seat that serves them. Everything runs on the user agent's thread. */
final class TrunkCall {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkCall.class);
  private static final SipHeaders ANSWERED_ELSEWHERE =
      SipHeaders.of("Reason", "SIP;cause=200;text=\"Call completed elsewhere\"");

  private final String callId;
  private final String callerNumber;
  private final FrontDoor door;
  private final Runnable forget;
  private final CallerLeg caller;
  private final @Nullable String onlyAgent;
  private String language;
  private String queueId = "";
  private @Nullable IncomingCall unanswered;
  private @Nullable CallerVoice voice;
  private MenuMachine.@Nullable State menu;
  private @Nullable Future<?> digitTimer;
  private @Nullable SeatLeg seat;
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
    this.callerNumber = callerNumber;
    this.door = door;
    this.forget = forget;
    this.onlyAgent = onlyAgent;
    this.unanswered = incoming;
    this.language = door.callers().languageOf(callerNumber);
    long sessionId = door.core().nowMs();
    this.caller = new CallerLeg(incoming.call(), door.settings().host(), sessionId, 0, offer);
    incoming.listen(new CallerListener());
  }

  /** A call that the last process left behind. */
  TrunkCall(KeptCall kept, String callerNumber, FrontDoor door, Runnable forget)
      throws IOException {
    this.callId = kept.callId();
    this.callerNumber = callerNumber;
    this.door = door;
    this.forget = forget;
    this.onlyAgent = null;
    this.language = kept.language();
    this.queueId = kept.queueId();
    SessionDescription sdp = SdpRelay.parse(kept.callerSdp());
    if (sdp == null) {
      throw new IOException("call " + callId + " was kept without a session description");
    }
    Call restored = door.agent().restore(kept.callerDialog(), new CallerListener());
    this.caller =
        new CallerLeg(restored, door.settings().host(), kept.sessionId(), kept.sdpVersion(), sdp);
    KeptCall.KeptSeat keptSeat = kept.seat();
    if (keptSeat != null) {
      this.seat = restoreSeat(keptSeat);
    }
  }

  private SeatLeg restoreSeat(KeptCall.KeptSeat kept) {
    SeatLeg leg =
        new SeatLeg(
            kept.agentId(),
            kept.offerId(),
            door.settings().host(),
            kept.sessionId(),
            kept.sdpVersion());
    leg.call(door.agent().restore(kept.dialog(), new SeatListener(leg)));
    SessionDescription sdp = SdpRelay.parse(kept.sdp());
    if (sdp != null) {
      leg.sdp(sdp);
    }
    leg.connected = true;
    leg.held = kept.held();
    return leg;
  }

  /**
   * Asks a restored caller whether it is still there, by a re-INVITE to where its media belong: the
   * seat, or a new voice of ours (the old one died with its process).
   */
  void takeUp() {
    SeatLeg leg = seat;
    SessionDescription there = leg == null || leg.held ? null : leg.sdp();
    if (there == null) {
      speakAgain(List.of(), () -> {});
    } else {
      caller.move(there, new Probe());
    }
  }

  // ---- what the core wants

  /** Answers, says the opening and the menu. */
  void playMenu() {
    IncomingCall incoming = unanswered;
    if (incoming == null) {
      speakAgain(List.of(), this::beginMenu);
      return;
    }
    unanswered = null;
    try {
      CallerVoice opened = openVoice();
      var agreed =
          OfferAnswer.answer(
              caller.sdp(),
              opened.local(caller.sessionId()),
              Direction.SENDRECV,
              caller.nextVersion());
      MediaParameters parameters = parameters(agreed);
      if (agreed instanceof OfferAnswer.Answer.Agreed ours && parameters != null) {
        opened.start(parameters);
        incoming.answer(ours.answer().text());
      } else {
        incoming.reject(488);
      }
    } catch (IOException e) {
      LOG.error("call {} cannot be answered: {}", callId, e.getMessage());
      incoming.reject(503);
    }
  }

  private static @Nullable MediaParameters parameters(OfferAnswer.Answer answer) {
    return answer instanceof OfferAnswer.Answer.Agreed agreed
        ? SdpRelay.parameters(agreed.media())
        : null;
  }

  /** Music; after a lost seat an apology first, over a voice of ours again. */
  void playQueue(String queue) {
    queueId = queue;
    save();
    SeatLeg lost = seat;
    if (lost != null && lost.connected) {
      seat = null;
      lost.letGo(SipHeaders.NONE);
      speakAgain(List.of(door.menu().waiting().agentLost()), () -> {});
    } else if (voice != null) {
      say(List.of(door.menu().waiting().entry()), () -> {});
    } else {
      speakAgain(List.of(), () -> {});
    }
  }

  void announce(int position, long estimatedWaitMs) {
    if (voice != null && (seat == null || !seat.connected)) {
      say(QueueWords.position(door.menu().waiting(), position, estimatedWaitMs), () -> {});
    }
  }

  /** Rings a seat by INVITE with the caller's media as the offer. */
  void offer(Effect.OfferCall offer) {
    String contact = door.registrar().contactOf(offer.agentId());
    if (contact == null) {
      failed(offer, "not-registered");
      return;
    }
    SeatLeg leg =
        new SeatLeg(
            offer.agentId(), offer.offerId(), door.settings().host(), caller.sessionId() + 1, 0);
    SessionDescription media = SdpRelay.directed(caller.sdp(), Direction.SENDRECV);
    seat = leg;
    leg.call(
        door.agent()
            .place(
                Destination.of(contact, callerAddress()),
                leg.ours(media),
                headers(offer),
                new SeatListener(leg)));
  }

  private SipHeaders headers(Effect.OfferCall offer) {
    SipHeaders headers =
        SipHeaders.of(
            Protocol.SIP_HEADER_CALL, callId,
            Protocol.SIP_HEADER_OFFER, offer.offerId(),
            Protocol.SIP_HEADER_QUEUE, offer.queueId());
    String drill = offer.attached().get(Drills.ATTACHED_DRILL);
    return drill == null ? headers : headers.with(Protocol.SIP_HEADER_DRILL, drill);
  }

  private String callerAddress() {
    String user = callerNumber.isEmpty() ? "anonymous" : callerNumber;
    return "<sip:" + user + "@" + door.settings().domain() + ">";
  }

  /** Stops ringing. */
  void withdraw(String offerId) {
    SeatLeg leg = seat;
    if (leg != null && leg.offerId.equals(offerId) && !leg.connected) {
      seat = null;
      leg.letGo(SipHeaders.NONE);
    }
  }

  /** A late answer: ACK has gone out, BYE follows. */
  void rejectAnswer(String offerId) {
    SeatLeg leg = seat;
    if (leg != null && leg.offerId.equals(offerId)) {
      seat = null;
      leg.letGo(ANSWERED_ELSEWHERE);
    }
  }

  /** The grant: the caller's media go to the seat. */
  void connect(String offerId, String agentId) {
    SeatLeg leg = seat;
    SessionDescription there = leg == null ? null : leg.sdp();
    if (leg == null || there == null || !leg.offerId.equals(offerId)) {
      core().submit(new Event.ConnectFailed(core().nowMs(), callId, offerId, "no-answer-here"));
      return;
    }
    leg.connected = true;
    stopMenu();
    save();
    caller.move(there, new Connected(leg));
  }

  /** Ends everything. */
  void release() {
    SipHeaders none = SipHeaders.NONE;
    IncomingCall incoming = unanswered;
    if (incoming != null) {
      unanswered = null;
      incoming.reject(486);
    } else {
      caller.call().hangUp(none);
    }
    releaseSeat();
    end();
  }

  /** Ends the seat's side; the caller stays. */
  void releaseSeat() {
    SeatLeg leg = seat;
    if (leg != null) {
      seat = null;
      leg.letGo(SipHeaders.NONE);
    }
  }

  // ---- voice

  private CallerVoice openVoice() throws IOException {
    CallerVoice opened =
        CallerVoice.open(door.media(), door.settings().host(), door.agent()::execute, this::digit);
    closeVoice();
    voice = opened;
    return opened;
  }

  /** Brings the caller's media back to us, says something and goes on with music. */
  private void speakAgain(List<String> prompts, Runnable then) {
    try {
      CallerVoice opened = openVoice();
      SessionDescription offer =
          OfferAnswer.offer(opened.local(caller.sessionId()), Direction.SENDRECV, caller.version());
      caller.move(offer, new BackToVoice(offer, opened, prompts, then));
    } catch (IOException e) {
      LOG.error("call {} has no voice: {}", callId, e.getMessage());
    }
  }

  private void say(List<String> prompts, Runnable then) {
    CallerVoice speaking = voice;
    if (speaking != null) {
      short[] music = queueId.isEmpty() ? null : door.prompts().music(door.queues().music(queueId));
      speaking.say(door.prompts().clips(prompts, language), music, then);
    }
  }

  private void closeVoice() {
    CallerVoice open = voice;
    voice = null;
    if (open != null) {
      open.close();
    }
  }

  // ---- menu

  private void beginMenu() {
    take(MenuMachine.begin(door.menu(), language));
  }

  private void digit(char digit) {
    menuEvent(new MenuMachine.Event.Pressed(digit));
  }

  private void menuEvent(MenuMachine.Event event) {
    MenuMachine.State state = menu;
    if (state != null && !over) {
      take(MenuMachine.transition(door.menu(), state, event));
    }
  }

  private void take(MenuMachine.Step step) {
    menu = step.state();
    language = step.state().language();
    for (MenuMachine.Effect effect : step.effects()) {
      cancelDigitTimer();
      switch (effect) {
        case MenuMachine.Effect.Say say ->
            say(say.prompts(), () -> menuEvent(new MenuMachine.Event.Said()));
        case MenuMachine.Effect.AwaitDigit wait ->
            digitTimer =
                door.timers()
                    .after(wait.timeoutMs(), () -> menuEvent(new MenuMachine.Event.Silent()));
        case MenuMachine.Effect.Enqueue enqueue -> enqueue(step.state(), enqueue.queueId());
      }
    }
  }

  private void enqueue(MenuMachine.State state, String queue) {
    menu = null;
    core()
        .submit(
            new Event.CallQueued(
                core().nowMs(),
                callId,
                queue,
                door.queues().priority(queue),
                String.join("", state.pressed()),
                onlyAgent));
  }

  private void stopMenu() {
    menu = null;
    cancelDigitTimer();
  }

  private void cancelDigitTimer() {
    Future<?> timer = digitTimer;
    digitTimer = null;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  // ---- keeping

  private void save() {
    if (!over && unanswered == null) {
      core().keep(KeptCall.KEY + callId, kept().text());
    }
  }

  private KeptCall kept() {
    return new KeptCall(
        callId,
        language,
        queueId,
        caller.call().snapshot(),
        caller.sdp().text(),
        caller.sessionId(),
        caller.version(),
        keptSeat());
  }

  private KeptCall.@Nullable KeptSeat keptSeat() {
    SeatLeg leg = seat;
    Call call = leg == null ? null : leg.call();
    SessionDescription sdp = leg == null ? null : leg.sdp();
    if (leg == null || call == null || sdp == null || !leg.connected) {
      return null;
    }
    return new KeptCall.KeptSeat(
        leg.agentId,
        leg.offerId,
        call.snapshot(),
        sdp.text(),
        leg.sessionId(),
        leg.version(),
        leg.held);
  }

  private void end() {
    if (!over) {
      over = true;
      stopMenu();
      closeVoice();
      core().keep(KeptCall.KEY + callId, null);
      forget.run();
    }
  }

  private CoreLink core() {
    return door.core();
  }

  private void failed(Effect.OfferCall offer, String why) {
    core().submit(new Event.OfferFailed(core().nowMs(), offer.offerId(), offer.agentId(), why));
  }

  // ---- outcomes of moving the caller's media

  /** The caller is asked whether it is still there. */
  private final class Probe implements CallerLeg.Outcome {
    @Override
    public void moved(SessionDescription callerSdp) {
      save();
    }

    @Override
    public void refused(int status) {
      LOG.info("call {}: the caller refuses to be taken up again: {}", callId, status);
    }
  }

  /** The caller is put in touch with a seat. */
  private final class Connected implements CallerLeg.Outcome {
    private final SeatLeg leg;

    private Connected(SeatLeg leg) {
      this.leg = leg;
    }

    @Override
    public void moved(SessionDescription callerSdp) {
      closeVoice();
      save();
    }

    @Override
    public void refused(int status) {
      LOG.warn("call {}: the caller's media cannot be moved to the seat: {}", callId, status);
      if (seat == leg) {
        seat = null;
        leg.letGo(SipHeaders.NONE);
      }
      core()
          .submit(
              new Event.ConnectFailed(core().nowMs(), callId, leg.offerId, "re-invite-" + status));
    }
  }

  /** The caller's media come back to the server. */
  private final class BackToVoice implements CallerLeg.Outcome {
    private final SessionDescription offer;
    private final CallerVoice opened;
    private final List<String> prompts;
    private final Runnable then;

    private BackToVoice(
        SessionDescription offer, CallerVoice opened, List<String> prompts, Runnable then) {
      this.offer = offer;
      this.opened = opened;
      this.prompts = prompts;
      this.then = then;
    }

    @Override
    public void moved(SessionDescription callerSdp) {
      MediaAgreement agreed = OfferAnswer.agreed(offer, callerSdp).orElse(null);
      MediaParameters parameters = agreed == null ? null : SdpRelay.parameters(agreed);
      if (voice == opened && parameters != null) {
        opened.start(parameters);
        say(prompts, then);
      }
      save();
    }

    @Override
    public void refused(int status) {
      LOG.warn("call {}: the caller's media cannot be brought back: {}", callId, status);
    }
  }

  /** The seat asked for other media: resume, or a change of address. */
  private final class SeatMoved implements CallerLeg.Outcome {
    private final SeatLeg leg;

    private SeatMoved(SeatLeg leg) {
      this.leg = leg;
    }

    @Override
    public void moved(SessionDescription callerSdp) {
      Call call = leg.call();
      if (call != null) {
        call.answerReinvite(leg.ours(SdpRelay.directed(callerSdp, Direction.SENDRECV)));
      }
      closeVoice();
      if (leg.held) {
        leg.held = false;
        core().submit(new Event.CallResumed(core().nowMs(), callId));
      }
      save();
    }

    @Override
    public void refused(int status) {
      Call call = leg.call();
      if (call != null) {
        call.rejectReinvite(status);
      }
    }
  }

  // ---- what the two sides do

  private final class CallerListener implements CallListener {
    @Override
    public void changed(Call call) {
      save();
    }

    @Override
    public void confirmed(Call call, @Nullable String sdp) {
      save();
      beginMenu();
    }

    @Override
    public void reinviteReceived(Call call, @Nullable String offer) {
      SessionDescription wanted = SdpRelay.parse(offer);
      SeatLeg leg = seat;
      Call seatCall = leg == null || !leg.connected || leg.held ? null : leg.call();
      if (wanted == null) {
        call.rejectReinvite(488);
      } else if (leg != null && seatCall != null) {
        caller.sdp(wanted);
        seatCall.reinvite(leg.ours(wanted));
      } else {
        callerChangedWithVoice(call, wanted);
      }
    }

    private void callerChangedWithVoice(Call call, SessionDescription wanted) {
      CallerVoice speaking = voice;
      if (speaking == null) {
        call.rejectReinvite(491);
        return;
      }
      var answer =
          OfferAnswer.answer(
              wanted, speaking.local(caller.sessionId()), Direction.SENDRECV, caller.nextVersion());
      MediaParameters parameters = parameters(answer);
      if (answer instanceof OfferAnswer.Answer.Agreed agreed && parameters != null) {
        caller.sdp(wanted);
        speaking.start(parameters);
        call.answerReinvite(agreed.answer().text());
      } else {
        call.rejectReinvite(488);
      }
    }

    @Override
    public void reinviteAnswered(Call call, @Nullable String sdp) {
      caller.answered(sdp);
    }

    @Override
    public void reinviteFailed(Call call, int status) {
      caller.refused(status);
    }

    @Override
    public void rejected(Call call, String why) {
      LOG.info("call {}, caller's side: {}", callId, why);
      caller.refused(500);
    }

    @Override
    public void ended(Call call, CallEnd end) {
      if (!over) {
        core().submit(new Event.CallerGone(core().nowMs(), callId));
        releaseSeat();
        end();
      }
    }
  }

  private final class SeatListener implements CallListener {
    private final SeatLeg leg;

    private SeatListener(SeatLeg leg) {
      this.leg = leg;
    }

    @Override
    public void changed(Call call) {
      if (leg.connected) {
        save();
      }
    }

    @Override
    public void answered(Call call, SipResponse response, @Nullable String sdp) {
      SessionDescription answer = SdpRelay.parse(sdp);
      if (leg.letGo) {
        call.hangUp(ANSWERED_ELSEWHERE);
      } else if (answer == null) {
        leg.letGo(SipHeaders.NONE);
        core()
            .submit(new Event.OfferFailed(core().nowMs(), leg.offerId, leg.agentId, "no-session"));
      } else {
        leg.sdp(answer);
        core().submit(new Event.OfferAnswered(core().nowMs(), leg.offerId, callId, leg.agentId));
      }
    }

    @Override
    public void reinviteReceived(Call call, @Nullable String offer) {
      SessionDescription wanted = SdpRelay.parse(offer);
      if (wanted == null || !leg.connected) {
        call.rejectReinvite(488);
      } else if (SdpRelay.holds(wanted)) {
        hold(call, wanted);
      } else {
        leg.sdp(wanted);
        caller.move(wanted, new SeatMoved(leg));
      }
    }

    private void hold(Call call, SessionDescription wanted) {
      leg.sdp(wanted);
      call.answerReinvite(leg.ours(SdpRelay.directed(caller.sdp(), Direction.INACTIVE)));
      if (!leg.held) {
        leg.held = true;
        core().submit(new Event.CallHeld(core().nowMs(), callId));
        speakAgain(List.of(), () -> {});
      }
    }

    @Override
    public void reinviteAnswered(Call call, @Nullable String sdp) {
      SessionDescription answer = SdpRelay.parse(sdp);
      if (answer != null) {
        leg.sdp(answer);
        caller.call().answerReinvite(caller.ours(answer));
      }
    }

    @Override
    public void reinviteFailed(Call call, int status) {
      caller.call().rejectReinvite(status);
    }

    @Override
    public void rejected(Call call, String why) {
      LOG.info("call {}, side of seat {}: {}", callId, leg.agentId, why);
    }

    @Override
    public void ended(Call call, CallEnd end) {
      if (leg.letGo || over) {
        return;
      }
      if (seat == leg) {
        seat = null;
      }
      long now = core().nowMs();
      if (leg.connected && end.cause() == CallEnd.Cause.REMOTE_HANG_UP) {
        boolean callerGone =
            end.headers().firstOr("Reason", "").equals(Protocol.SIP_REASON_CALLER_GONE);
        core()
            .submit(
                callerGone
                    ? new Event.CallerGone(now, callId)
                    : new Event.CallEnded(now, callId, EndedBy.SEAT, leg.agentId));
        release();
      } else if (leg.connected) {
        // The seat's leg broke, not the call: the core gives the caller to another seat.
        core().submit(new Event.ConnectFailed(now, callId, leg.offerId, "seat-leg-" + end.cause()));
      } else if (REFUSALS.contains(end.status())) {
        core().submit(new Event.OfferRefused(now, leg.offerId, leg.agentId));
      } else {
        core()
            .submit(
                new Event.OfferFailed(
                    now, leg.offerId, leg.agentId, end.cause() + "-" + end.status()));
      }
    }
  }

  /** Statuses by which a person refuses a call: busy, decline. */
  private static final List<Integer> REFUSALS = List.of(486, 603);
}
