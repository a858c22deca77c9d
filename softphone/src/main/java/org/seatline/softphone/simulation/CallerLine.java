package org.seatline.softphone.simulation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;

/**
 * The call and the media of a simulated caller. Events come on the user agent's and the engine's
 * threads; the scenario's thread waits for what they change.
 */
final class CallerLine implements CallListener, MediaListener, AutoCloseable {
  private final MediaLeg leg;
  private final LocalMedia local;
  private final Call call;
  private long sdpVersion = 1;
  private long changes;
  private @Nullable SessionDescription offered;
  private @Nullable String firstRemote;
  private boolean answered;
  private boolean moved;
  private boolean playing;
  private boolean pressing;
  private long answeredNanos;
  private long talkNanos;
  private long endNanos;
  private @Nullable CallEnd end;

  final Ears ears = new Ears();

  @SuppressWarnings("this-escape") // the listener of its own call and leg
  CallerLine(CallerSetup setup) throws IOException {
    this.leg = setup.engine().openLeg(this);
    this.local = setup.codecs().media(setup.address(), leg.localPort());
    SessionDescription offer = OfferAnswer.offer(local, Direction.SENDRECV, sdpVersion);
    this.offered = offer;
    // A URI has no blanks, however people write the number.
    String number = setup.scenario().number().replaceAll("\\s", "");
    String from = "<sip:" + number + "@" + setup.address() + ">";
    this.call =
        setup
            .agent()
            .place(Destination.of(setup.destination(), from), offer.text(), setup.headers(), this);
  }

  String callId() {
    return call.callId();
  }

  @Override
  public synchronized void answered(Call answeredCall, SipResponse response, @Nullable String sdp) {
    answered = true;
    answeredNanos = System.nanoTime();
    leg.sink(ears);
    takeAnswer(sdp);
    changed();
  }

  @Override
  public synchronized void reinviteReceived(Call reinvited, @Nullable String offer) {
    sdpVersion++;
    if (offer == null) {
      SessionDescription ours = OfferAnswer.offer(local, Direction.SENDRECV, sdpVersion);
      offered = ours;
      reinvited.answerReinvite(ours.text());
      return;
    }
    if (!(SdpParser.parse(offer) instanceof SdpParse.Parsed(SessionDescription theirs))) {
      reinvited.rejectReinvite(400);
      return;
    }
    switch (OfferAnswer.answer(theirs, local, Direction.SENDRECV, sdpVersion)) {
      case OfferAnswer.Answer.Agreed(SessionDescription ours, MediaAgreement media) -> {
        reinvited.answerReinvite(ours.text());
        use(media);
      }
      case OfferAnswer.Answer.NothingInCommon nothing -> reinvited.rejectReinvite(488);
    }
    changed();
  }

  @Override
  public synchronized void confirmed(Call confirmedCall, @Nullable String sdp) {
    if (sdp != null) {
      takeAnswer(sdp);
      changed();
    }
  }

  @Override
  public synchronized void ended(Call endedCall, CallEnd callEnd) {
    end = callEnd;
    endNanos = System.nanoTime();
    changed();
  }

  @Override
  public synchronized void digitsSent(MediaLeg pressed) {
    pressing = false;
    changed();
  }

  private void takeAnswer(@Nullable String sdp) {
    SessionDescription ours = offered;
    if (sdp != null
        && ours != null
        && SdpParser.parse(sdp) instanceof SdpParse.Parsed(SessionDescription theirs)) {
      OfferAnswer.agreed(ours, theirs).ifPresent(this::use);
    }
  }

  /** Starts media; when the server has moved the far end, an agent is on the line. */
  private void use(MediaAgreement agreed) {
    MediaParameters parameters = MediaParameters.of(agreed).orElse(null);
    if (parameters == null) {
      return;
    }
    leg.start(parameters);
    String remote = agreed.remoteAddress() + ":" + agreed.remotePort();
    if (firstRemote == null) {
      firstRemote = remote;
    } else if (!moved && !remote.equals(firstRemote)) {
      moved = true;
      talkNanos = System.nanoTime();
    }
  }

  /** Begins to speak; {@link #speaking} tells when it is done. */
  synchronized void speak(PcmClip clip) {
    playing = true;
    leg.play(clip, this::spoken);
  }

  private synchronized void spoken() {
    playing = false;
    changed();
  }

  synchronized void press(String digits) {
    pressing = leg.sendDigits(digits) > 0;
  }

  synchronized boolean speaking() {
    return playing;
  }

  synchronized boolean pressing() {
    return pressing;
  }

  synchronized boolean answered() {
    return answered;
  }

  /** Whether the media come from elsewhere than at first: from an agent. */
  synchronized boolean talking() {
    return moved;
  }

  synchronized @Nullable CallEnd end() {
    return end;
  }

  synchronized long answeredNanos() {
    return answeredNanos;
  }

  /** Milliseconds from the move of the media to the end (or now). */
  synchronized long talkMs() {
    long until = end == null ? System.nanoTime() : endNanos;
    return moved ? (until - talkNanos) / 1_000_000 : 0;
  }

  /** Waits for a change, at most so long, milliseconds. */
  synchronized void pause(long atMostMs) throws InterruptedException {
    long seen = changes;
    long end = System.nanoTime() + atMostMs * 1_000_000;
    for (long left = atMostMs; seen == changes && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private synchronized void changed() {
    changes++;
    notifyAll();
  }

  void hangUp() {
    call.hangUp();
  }

  @Override
  public void close() {
    leg.close();
  }
}
