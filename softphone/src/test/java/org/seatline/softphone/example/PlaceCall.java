package org.seatline.softphone.example;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.*;
import org.seatline.softphone.media.*;
import org.seatline.softphone.sdp.*;
import org.seatline.softphone.sip.*;

/** Calls an address, speaks a WAV file, hangs up: {@code PlaceCall sip:100@127.0.0.1 hello.wav}. */
public final class PlaceCall {
  public static void main(String... args) throws Exception {
    PcmClip words = PcmClip.load(Path.of(args[1]));
    UserAgentSettings settings = UserAgentSettings.of("example", "127.0.0.1", 0);
    CountDownLatch over = new CountDownLatch(1);
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        MediaLeg leg = engine.openLeg(MediaListener.NONE);
        UserAgent agent = UserAgent.open(settings, call -> call.reject(486), (r, from) -> null)) {
      LocalMedia media = LocalMedia.wideband("127.0.0.1", leg.localPort(), 1);
      SessionDescription offer = OfferAnswer.offer(media, Direction.SENDRECV, 1);
      CallListener listener =
          new CallListener() {
            @Override
            public void answered(Call call, SipResponse response, @Nullable String sdp) {
              if (sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed answer) {
                OfferAnswer.agreed(offer, answer.session())
                    .flatMap(MediaParameters::of)
                    .ifPresent(leg::start);
              }
              leg.play(words, call::hangUp);
            }

            @Override
            public void ended(Call call, CallEnd end) {
              over.countDown();
            }
          };
      agent.place(Destination.of(args[0], null), offer.text(), SipHeaders.NONE, listener);
      over.await();
    }
  }
}
