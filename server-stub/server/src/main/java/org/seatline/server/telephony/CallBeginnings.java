package org.seatline.server.telephony;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallSnapshot;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.IncomingCall;

/**
 * How a call begins: a caller dials, the last process has left it behind, or somebody whom we
 * called back has answered. User agent's thread.
 */
final class CallBeginnings {
  private final FrontDoor door;
  private final Consumer<String> forget;

  /**
   * @param forget told the id of each call that is over
   */
  CallBeginnings(FrontDoor door, Consumer<String> forget) {
    this.door = door;
    this.forget = forget;
  }

  /** A call that has just come in. */
  TrunkCall incoming(TrunkCall.Who who, IncomingCall incoming, SessionDescription offer) {
    TrunkCall call =
        new TrunkCall(
            who,
            listener -> {
              incoming.listen(listener);
              return new CallerLeg(incoming.call(), host(), door.core().nowMs(), 0, offer);
            },
            door.callers().languageOf(who.callerNumber()),
            door,
            () -> forget.accept(who.callId()));
    call.waitsForAnswer(incoming);
    return call;
  }

  /**
   * A call that the last process left behind.
   *
   * @param knownNumber the caller's number as the core has it, or null when it knows no such call
   * @throws IOException when what was kept is not enough
   */
  TrunkCall left(KeptCall kept, @Nullable String knownNumber) throws IOException {
    SessionDescription sdp = SdpRelay.parse(kept.callerSdp());
    if (sdp == null) {
      throw new IOException("call " + kept.callId() + " was kept without a session description");
    }
    String number = knownNumber == null ? number(kept) : knownNumber;
    TrunkCall call =
        new TrunkCall(
            new TrunkCall.Who(kept.callId(), number, null),
            listener ->
                new CallerLeg(
                    door.agent().restore(kept.callerDialog(), listener),
                    host(),
                    kept.sessionId(),
                    kept.sdpVersion(),
                    sdp),
            kept.language(),
            door,
            () -> forget.accept(kept.callId()));
    door.agent().unanswered(call.caller().call()).ifPresent(call::waitsForAnswerAgain);
    call.conversation().queueId(kept.queueId());
    if (call.serving().restore(kept)) {
      call.apologies().talked();
    }
    return call;
  }

  /**
   * From the INVITE of a caller who has not been answered; empty when that is not kept any more.
   */
  private String number(KeptCall kept) {
    return CallSnapshot.read(kept.callerDialog()) instanceof CallState.Ringing ringing
        ? Trunk.number(ringing.invite(), door)
        : "";
  }

  /**
   * Asks a restored caller whether it is still there, by a re-INVITE to where its media belong: the
   * seat, or a new voice of ours (the old one died with its process). Who was not brought to its
   * seat yet hears our voice until the seat says that it still waits.
   */
  static void takeUp(TrunkCall call) {
    if (call.isUnanswered()) {
      return; // the core lets us answer
    }
    SeatLeg leg = call.seat();
    SessionDescription there =
        leg == null || leg.held() || leg.stage() == SeatStage.DOUBTFUL ? null : leg.sdp();
    if (leg != null && leg.stage() == SeatStage.DOUBTFUL) {
      call.serving().askWhetherItWaits(leg);
    }
    if (there == null) {
      call.conversation().speakAgain(List.of());
    } else {
      call.caller().move(there, new Probe(call));
    }
  }

  /** A caller whom we called back. */
  TrunkCall reached(ReachedCall reached) {
    TrunkCall call =
        new TrunkCall(
            new TrunkCall.Who(reached.callId(), reached.callerNumber(), null),
            listener ->
                new CallerLeg(
                    reached.caller(), host(), reached.sessionId(), 1, reached.callerSdp()),
            door.callers().languageOf(reached.callerNumber()),
            door,
            () -> forget.accept(reached.callId()));
    call.conversation().queueId(reached.queueId());
    call.apologies().talked();
    call.serving().join(reached.seat());
    return call;
  }

  private String host() {
    return door.settings().host();
  }
}
