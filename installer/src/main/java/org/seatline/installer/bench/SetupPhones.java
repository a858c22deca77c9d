package org.seatline.installer.bench;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * Two softphones on loopback. The callee's answer key is pressed as soon as the call comes; both
 * speak at once when they may.
 */
final class SetupPhones implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long CALL_MAX_S = 10;

  private final MediaEngine callersMedia = MediaEngine.start(MediaSettings.loopback());
  private final MediaEngine calleesMedia = MediaEngine.start(MediaSettings.loopback());
  private final UserAgent caller;
  private final UserAgent callee;
  private CompletableFuture<Answered> answered = new CompletableFuture<>();

  /** What the callee did: pressed the key, and hears. */
  private record Answered(long keyNanos, SetupEar ear) {}

  private SetupPhones() throws IOException {
    caller =
        UserAgent.open(
            UserAgentSettings.of("bench-calling", HOST, 0),
            call -> call.reject(486),
            (request, source) -> null);
    callee =
        UserAgent.open(
            UserAgentSettings.of("bench-answering", HOST, 0),
            this::answer,
            (request, source) -> null);
  }

  static SetupPhones open() throws IOException {
    return new SetupPhones();
  }

  /** The caller's side of one call. */
  private static final class Calling implements CallListener {
    final CompletableFuture<Long> ok = new CompletableFuture<>();
    final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final MediaLeg leg;
    private final SessionDescription offer;

    Calling(MediaLeg leg, SessionDescription offer) {
      this.leg = leg;
      this.offer = offer;
    }

    @Override
    public void answered(Call placed, SipResponse response, @Nullable String sdp) {
      ok.complete(System.nanoTime());
      OfferAnswer.agreed(offer, parse(sdp)).flatMap(MediaParameters::of).ifPresent(leg::start);
    }

    @Override
    public void ended(Call placed, CallEnd end) {
      over.complete(true);
    }
  }

  /** Places a call, waits until both have heard each other, hangs up. */
  SetupTimes call() throws Exception {
    answered = new CompletableFuture<>();
    SetupEar ear = new SetupEar();
    try (MediaLeg leg = callersMedia.openLeg(MediaListener.NONE)) {
      leg.source(FileSource.looping(SetupEar.calls()));
      leg.sink(ear);
      Placed placed = place("sip:bench@" + HOST + ":" + callee.port(), leg);
      Answered there = answered.get(CALL_MAX_S, TimeUnit.SECONDS);
      SetupTimes times =
          new SetupTimes(
              placed.okMs(),
              millis(ear.firstNanos() - there.keyNanos()),
              millis(there.ear().firstNanos() - there.keyNanos()),
              ear.clipped() + there.ear().clipped());
      placed.hangUp();
      return times;
    }
  }

  /** Calls somebody else who answers by itself; gives the time to its 200, ms. */
  double okMs(String address) throws Exception {
    try (MediaLeg leg = callersMedia.openLeg(MediaListener.NONE)) {
      Placed placed = place(address, leg);
      placed.hangUp();
      return placed.okMs();
    }
  }

  /** A call that was answered. */
  private record Placed(Call call, Calling calling, double okMs) {
    void hangUp() throws Exception {
      call.hangUp();
      calling.over.get(CALL_MAX_S, TimeUnit.SECONDS);
    }
  }

  private Placed place(String address, MediaLeg leg) throws Exception {
    SessionDescription offer =
        OfferAnswer.offer(LocalMedia.g711(HOST, leg.localPort(), 1), Direction.SENDRECV, 1);
    Calling calling = new Calling(leg, offer);
    Destination target = Destination.of(address, null);
    long began = System.nanoTime();
    Call call = caller.place(target, offer.text(), SipHeaders.NONE, calling);
    long ok = calling.ok.get(CALL_MAX_S, TimeUnit.SECONDS);
    return new Placed(call, calling, millis(ok - began));
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private void answer(IncomingCall incoming) {
    long key = System.nanoTime();
    try {
      MediaLeg leg = calleesMedia.openLeg(MediaListener.NONE);
      incoming.listen(
          new CallListener() {
            @Override
            public void ended(Call call, CallEnd end) {
              leg.close();
            }
          });
      LocalMedia media = LocalMedia.g711(HOST, leg.localPort(), 1);
      var answer = OfferAnswer.answer(parse(incoming.offer()), media, Direction.SENDRECV, 1);
      if (!(answer instanceof OfferAnswer.Answer.Agreed agreed)) {
        incoming.reject(488);
        return;
      }
      SetupEar ear = new SetupEar();
      leg.source(FileSource.looping(SetupEar.calls()));
      leg.sink(ear);
      incoming.answer(agreed.answer().text());
      // The answer goes out when this listener returns.
      callee.execute(() -> MediaParameters.of(agreed.media()).ifPresent(leg::start));
      answered.complete(new Answered(key, ear));
    } catch (IOException e) {
      incoming.reject(503);
    }
  }

  private static SessionDescription parse(@Nullable String sdp) {
    if (sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed parsed) {
      return parsed.session();
    }
    throw new IllegalStateException("no session description: " + sdp);
  }

  @Override
  public void close() {
    try (callersMedia;
        calleesMedia) {
      caller.close();
      callee.close();
    }
  }
}
