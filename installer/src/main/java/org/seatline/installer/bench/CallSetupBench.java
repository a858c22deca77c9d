package org.seatline.installer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** INVITE to 200 and to the first packet heard, over loopback, cold (first call) and warm. */
final class CallSetupBench implements Bench.Benchmark {
  private static final String HOST = "127.0.0.1";
  private static final int WARM_UP_CALLS = 50;
  private static final int MEASURED_CALLS = 200;
  private static final long CALL_MAX_S = 10;

  @Override
  public String describe() {
    return "INVITE to 200 and to first audio heard, in milliseconds, cold and warm";
  }

  private record Times(double okMs, double audioMs) {}

  @Override
  public String run() throws Exception {
    try (MediaEngine media = MediaEngine.start(MediaSettings.loopback());
        UserAgent answering =
            UserAgent.open(
                UserAgentSettings.of("bench-answering", HOST, 0),
                call -> answer(call, media),
                (request, source) -> null);
        UserAgent calling =
            UserAgent.open(
                UserAgentSettings.of("bench-calling", HOST, 0),
                call -> call.reject(486),
                (request, source) -> null)) {
      String target = "sip:bench@" + HOST + ":" + answering.port();
      Times cold = call(calling, media, target);
      for (int i = 0; i < WARM_UP_CALLS; i++) {
        call(calling, media, target);
      }
      List<Double> ok = new ArrayList<>();
      List<Double> audio = new ArrayList<>();
      for (int i = 0; i < MEASURED_CALLS; i++) {
        Times warm = call(calling, media, target);
        ok.add(warm.okMs());
        audio.add(warm.audioMs());
      }
      return String.format(
          Locale.ROOT,
          "calls=%d coldTo200Ms=%.1f coldToAudioMs=%.1f warmTo200MedianMs=%.2f warmTo200P99Ms=%.2f"
              + " warmToAudioMedianMs=%.1f warmToAudioP99Ms=%.1f",
          MEASURED_CALLS,
          cold.okMs(),
          cold.audioMs(),
          Figures.median(ok),
          Figures.quantile(ok, 0.99),
          Figures.median(audio),
          Figures.quantile(audio, 0.99));
    }
  }

  private static Times call(UserAgent agent, MediaEngine media, String target) throws Exception {
    CompletableFuture<Long> heard = new CompletableFuture<>();
    MediaLeg leg =
        media.openLeg(
            new MediaListener() {
              @Override
              public void firstPacket(MediaLeg first) {
                heard.complete(System.nanoTime());
              }
            });
    SessionDescription offer =
        OfferAnswer.offer(LocalMedia.g711(HOST, leg.localPort(), 1), Direction.SENDRECV, 1);
    CompletableFuture<Long> answered = new CompletableFuture<>();
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    long began = System.nanoTime();
    Call call =
        agent.place(
            Destination.of(target, null),
            offer.text(),
            SipHeaders.NONE,
            new CallListener() {
              @Override
              public void answered(Call placed, SipResponse response, @Nullable String sdp) {
                answered.complete(System.nanoTime());
                OfferAnswer.agreed(offer, parse(sdp))
                    .flatMap(MediaParameters::of)
                    .ifPresent(leg::start);
              }

              @Override
              public void ended(Call placed, org.seatline.softphone.call.CallEnd end) {
                over.complete(true);
              }
            });
    try (leg) {
      long ok = answered.get(CALL_MAX_S, TimeUnit.SECONDS);
      long audio = heard.get(CALL_MAX_S, TimeUnit.SECONDS);
      call.hangUp();
      over.get(CALL_MAX_S, TimeUnit.SECONDS);
      return new Times((ok - began) / 1e6, (audio - began) / 1e6);
    }
  }

  private static void answer(IncomingCall incoming, MediaEngine media) {
    try {
      MediaLeg leg = media.openLeg(MediaListener.NONE);
      incoming.listen(
          new CallListener() {
            @Override
            public void ended(Call call, org.seatline.softphone.call.CallEnd end) {
              leg.close();
            }
          });
      var answer =
          OfferAnswer.answer(
              parse(incoming.offer()),
              LocalMedia.g711(HOST, leg.localPort(), 1),
              Direction.SENDRECV,
              1);
      if (answer instanceof OfferAnswer.Answer.Agreed agreed) {
        MediaParameters.of(agreed.media()).ifPresent(leg::start);
        incoming.answer(agreed.answer().text());
      } else {
        incoming.reject(488);
      }
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
}
