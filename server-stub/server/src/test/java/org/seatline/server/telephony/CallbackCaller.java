package org.seatline.server.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.seatline.softphone.testbench.Await;

/** A caller's phone: calls, presses keys, and is called back. */
final class CallbackCaller implements AutoCloseable, CallListener {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
  private final MediaLeg leg;
  private final UserAgent agent;
  private final AtomicInteger rung = new AtomicInteger();
  private volatile @Nullable IncomingCall ringing;
  private volatile @Nullable SessionDescription offered;
  private volatile boolean answered;
  private volatile boolean over;
  private volatile boolean calledOff;

  /** Calls the front door. */
  CallbackCaller(TestFrontDoor door, String number) throws IOException {
    leg = engine.openLeg(MediaListener.NONE);
    SessionDescription offer = OfferAnswer.offer(local(), Direction.SENDRECV, 1);
    offered = offer;
    agent =
        UserAgent.open(
            UserAgentSettings.of("caller", TestFrontDoor.HOST, 0),
            this::ring,
            (request, source) -> null);
    var _ =
        agent.place(
            Destination.of(door.trunk(), "<sip:" + number + "@" + TestFrontDoor.HOST + ">"),
            offer.text(),
            SipHeaders.NONE,
            this);
    Await.until("the caller is answered", LIMIT, () -> answered);
  }

  private LocalMedia local() {
    return LocalMedia.g711(TestFrontDoor.HOST, leg.localPort(), 1);
  }

  private void ring(IncomingCall call) {
    rung.incrementAndGet();
    calledOff = false;
    ringing = call;
    call.listen(
        new CallListener() {
          @Override
          public void ended(Call ended, CallEnd end) {
            calledOff = true;
          }
        });
    call.ring();
  }

  int port() {
    return leg.localPort();
  }

  /** How often the phone has rung. */
  int rung() {
    return rung.get();
  }

  /** Whether the last call that rang is over. */
  boolean calledOff() {
    return calledOff;
  }

  /** Whether the call that it placed is over. */
  boolean over() {
    return over;
  }

  void press(String keys) {
    var _ = leg.sendDigits(keys);
  }

  /** Answers the call that rings; the port of the media that it is offered. */
  int answerBack() {
    IncomingCall call = rings();
    SessionDescription offer = SdpRelay.parse(call.offer());
    if (offer != null
        && OfferAnswer.answer(offer, local(), Direction.SENDRECV, 1)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      call.answer(agreed.answer().text());
      return offer.audio().orElseThrow().port();
    }
    throw new AssertionError("not an offer: " + call.offer());
  }

  /** Refuses the call that rings. */
  void busy() {
    rings().reject(486);
  }

  private IncomingCall rings() {
    Await.until("the caller's phone rings", LIMIT, () -> ringing != null);
    IncomingCall call = ringing;
    ringing = null;
    if (call == null) {
      throw new AssertionError("nothing rings");
    }
    return call;
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    SessionDescription answer = SdpRelay.parse(sdp);
    SessionDescription offer = offered;
    MediaParameters parameters =
        answer == null || offer == null
            ? null
            : OfferAnswer.agreed(offer, answer).flatMap(MediaParameters::of).orElse(null);
    if (parameters != null) {
      leg.start(parameters);
      answered = true;
    }
  }

  @Override
  public void ended(Call call, CallEnd end) {
    over = true;
  }

  @Override
  public void close() {
    agent.close();
    engine.close();
  }
}
