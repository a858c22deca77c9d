package org.seatline.server.telephony;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;

/**
 * The short call by which an agent dials a feature code: answered, told how it went, hung up. It is
 * not kept: after a crash of the server the agent hears nothing more and hangs up. User agent's
 * thread.
 */
final class FeatureCall implements CallListener {
  /** No confirmation is longer. */
  private static final long LENGTH_MAX_MS = 15_000;

  private final FrontDoor door;
  private final IncomingCall incoming;
  private final CallerConversation conversation;
  private List<short[]> clips = List.of();
  private boolean over;

  FeatureCall(FrontDoor door, IncomingCall incoming, SessionDescription offer, String language) {
    this.door = door;
    this.incoming = incoming;
    CallerLeg leg =
        new CallerLeg(incoming.call(), door.settings().host(), door.core().nowMs(), 0, offer);
    this.conversation =
        new CallerConversation(
            incoming.call().callId(), door, leg, language, digit -> {}, () -> {});
    incoming.listen(this);
  }

  /** Answers, plays this and hangs up. */
  void say(List<short[]> said) {
    if (over) {
      return; // the agent did not wait for it
    }
    clips = said;
    conversation.answer(incoming);
    var _ = door.timers().after(LENGTH_MAX_MS, () -> incoming.call().hangUp());
  }

  /** There is no such code, and no word for that. */
  void reject() {
    incoming.reject(404);
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    conversation.play(clips, call::hangUp);
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    SessionDescription wanted = SdpRelay.parse(offer);
    if (wanted == null) {
      call.rejectReinvite(488);
    } else {
      conversation.callerChanged(call, wanted);
    }
  }

  @Override
  public void ended(Call call, CallEnd end) {
    over = true;
    conversation.close();
  }
}
