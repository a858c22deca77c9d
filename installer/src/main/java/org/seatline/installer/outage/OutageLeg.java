package org.seatline.installer.outage;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
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
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;

/** One telephone on one call: G.711, an ear that remembers, a mouth that can be given a voice. */
public final class OutageLeg implements CallListener, AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final MediaLeg leg;
  private final LocalMedia local;
  private final SessionDescription offer;
  private final Ear ear = new Ear();
  private long version = 1;
  private @Nullable Call call;
  private @Nullable String remote;
  private @Nullable CallEnd end;

  OutageLeg(MediaEngine engine) throws IOException {
    leg = engine.openLeg(MediaListener.NONE);
    local = LocalMedia.g711(HOST, leg.localPort(), leg.localPort());
    offer = OfferAnswer.offer(local, Direction.SENDRECV, version);
  }

  /** Places a call. */
  synchronized void dial(UserAgent agent, String number, String destination) {
    Destination target = Destination.of(destination, "<sip:" + number + "@" + HOST + ">");
    call = agent.place(target, offer.text(), SipHeaders.NONE, this);
  }

  /** Answers a call; false when its media are not ours. */
  synchronized boolean answer(IncomingCall incoming) {
    SessionDescription theirs = parse(incoming.offer());
    if (theirs == null
        || !(OfferAnswer.answer(theirs, local, Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed(var ours, var media))) {
      return false;
    }
    call = incoming.call();
    use(media);
    incoming.answer(ours.text());
    return true;
  }

  /** What is heard. */
  public Ear ear() {
    return ear;
  }

  /** Speaks from now on. */
  void speak(PcmClip voice) {
    leg.source(FileSource.once(voice));
  }

  /** Presses keys. */
  void press(String keys) {
    int _ = leg.sendDigits(keys);
  }

  /** Where the other side's sound comes from, or null before the answer. */
  public synchronized @Nullable String remote() {
    return remote;
  }

  /** Waits until the sound comes from elsewhere than {@code before}. */
  public void awaitMoved(@Nullable String before, long maxMs)
      throws IOException, InterruptedException {
    await(me -> me.remote != null && !me.remote.equals(before), maxMs, "nobody was connected");
  }

  /** Waits for the end of the call. */
  public void awaitEnd(long maxMs) throws IOException, InterruptedException {
    await(me -> me.end != null, maxMs, "nobody hung up");
  }

  /** Whether the call is over. */
  public synchronized boolean over() {
    return end != null;
  }

  /** Hangs up. */
  public synchronized void hangUp() {
    Call placed = call;
    if (placed != null) {
      placed.hangUp();
    }
  }

  private synchronized void await(Predicate<OutageLeg> done, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
    while (!done.test(this)) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new IOException(otherwise + " within " + maxMs + " ms; the call's end: " + end);
      }
      wait(left);
    }
  }

  private void use(MediaAgreement agreed) {
    MediaParameters.of(agreed).ifPresent(leg::start);
    leg.sink(ear);
    remote = agreed.remoteAddress() + ":" + agreed.remotePort();
    notifyAll();
  }

  private static @Nullable SessionDescription parse(@Nullable String sdp) {
    return sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed parsed
        ? parsed.session()
        : null;
  }

  @Override
  public synchronized void answered(Call placed, SipResponse response, @Nullable String sdp) {
    SessionDescription theirs = parse(sdp);
    if (theirs != null) {
      OfferAnswer.agreed(offer, theirs).ifPresent(this::use);
    }
  }

  @Override
  public synchronized void reinviteReceived(Call invited, @Nullable String wanted) {
    SessionDescription theirs = parse(wanted);
    if (theirs != null
        && OfferAnswer.answer(theirs, local, Direction.SENDRECV, ++version)
            instanceof OfferAnswer.Answer.Agreed(var ours, var media)) {
      invited.answerReinvite(ours.text());
      use(media);
    } else {
      invited.rejectReinvite(488);
    }
  }

  @Override
  public synchronized void ended(Call over, CallEnd how) {
    end = how;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    leg.close();
  }
}
