package org.seatline.installer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.installer.bench.CallerStory.What;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;

/**
 * One of our own callers: stays until it was at a seat. Its keys have a payload type that the
 * server's own offers do not use; a seat mirrors it.
 */
final class OwnKillCaller implements CallListener {
  private static final int KEYS = 96;

  private final String number;
  private final MediaLeg leg;
  private final LocalMedia local;
  private final SessionDescription offer;
  private final ScheduledExecutorService timers;
  private final long hangUpAfterMs;
  private final List<CallerStory.Step> steps = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private long version = 1;
  private volatile @Nullable Call answered;

  /**
   * @param hangUpAfterMs how long it talks, or 0 to let the agent hang up
   */
  OwnKillCaller(
      String number, MediaEngine media, ScheduledExecutorService timers, long hangUpAfterMs)
      throws IOException {
    this.number = number;
    this.leg = media.openLeg(MediaListener.NONE);
    this.local =
        new LocalMedia(
            OwnKillCallers.HOST,
            leg.localPort(),
            List.of(PayloadFormat.PCMA, PayloadFormat.telephoneEvent(KEYS)),
            20,
            leg.localPort());
    this.offer = OfferAnswer.offer(local, Direction.SENDRECV, version);
    this.timers = timers;
    this.hangUpAfterMs = hangUpAfterMs;
  }

  void dial(UserAgent agent, String trunk) {
    var _ =
        agent.place(
            Destination.of(trunk, "<sip:" + number + "@" + OwnKillCallers.HOST + ">"),
            offer.text(),
            SipHeaders.NONE,
            this);
  }

  /** Hangs up, if somebody has answered. */
  void hangUp() {
    Call call = answered;
    if (call != null) {
      call.hangUp();
    }
  }

  boolean awaitEnd(long maxMs) throws InterruptedException {
    return over.await(maxMs, TimeUnit.MILLISECONDS);
  }

  synchronized CallerStory story() {
    return new CallerStory(number, steps);
  }

  private synchronized void tell(What what, int port) {
    steps.add(new CallerStory.Step(System.currentTimeMillis(), what, port));
  }

  private void later(long ms, Runnable work) {
    try {
      var _ = timers.schedule(work, ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      over.countDown(); // the bench is over
    }
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    answered = call;
    tell(What.ANSWERED, 0);
    SessionDescription theirs = parse(sdp);
    if (theirs != null) {
      OfferAnswer.agreed(offer, theirs).flatMap(MediaParameters::of).ifPresent(leg::start);
    }
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String wanted) {
    SessionDescription theirs = parse(wanted);
    if (theirs == null
        || !(OfferAnswer.answer(theirs, local, Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed(var ours, var media))) {
      call.rejectReinvite(488);
      return;
    }
    call.answerReinvite(ours.text());
    MediaParameters.of(media).ifPresent(leg::start);
    if (media.sendEventPayloadType() == KEYS) {
      tell(What.SEAT, media.remotePort());
      if (hangUpAfterMs > 0) {
        later(hangUpAfterMs, call::hangUp);
      }
    } else {
      tell(What.VOICE, 0);
    }
  }

  @Override
  public void ended(Call call, CallEnd end) {
    tell(
        switch (end.cause()) {
          case REMOTE_HANG_UP -> What.OVER;
          case LOCAL_HANG_UP -> What.LEFT;
          default -> What.LOST;
        },
        0);
    leg.close();
    over.countDown();
  }

  private static @Nullable SessionDescription parse(@Nullable String sdp) {
    return sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed parsed
        ? parsed.session()
        : null;
  }
}
